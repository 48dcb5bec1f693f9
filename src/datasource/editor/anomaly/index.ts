// The editor of an anomaly query.
import type { AnomalyQuery } from '../../query/anomaly/index.ts';
import type { KindEditor, KindEditorProps } from '../editor-props.ts';
import { AnomalyEditor } from './AnomalyEditor.tsx';
import { HelpText } from './HelpText.tsx';

export const anomalyEditor: KindEditor<KindEditorProps<AnomalyQuery>> = { Editor: AnomalyEditor, HelpText };
