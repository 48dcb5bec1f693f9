// The editor of a breach query.
import type { BreachQuery } from '../../query/breach/index.ts';
import type { KindEditor, KindEditorProps } from '../editor-props.ts';
import { BreachEditor } from './BreachEditor.tsx';
import { HelpText } from './HelpText.tsx';

export const breachEditor: KindEditor<KindEditorProps<BreachQuery>> = { Editor: BreachEditor, HelpText };
