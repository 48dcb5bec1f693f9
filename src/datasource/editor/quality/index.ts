// The editor of a quality query.
import type { QualityQuery } from '../../query/quality/index.ts';
import type { KindEditor, KindEditorProps } from '../editor-props.ts';
import { HelpText } from './HelpText.tsx';
import { QualityEditor } from './QualityEditor.tsx';

export const qualityEditor: KindEditor<KindEditorProps<QualityQuery>> = { Editor: QualityEditor, HelpText };
