// The editor of a capacity query.
import type { CapacityQuery } from '../../query/capacity/index.ts';
import type { KindEditor, KindEditorProps } from '../editor-props.ts';
import { CapacityEditor } from './CapacityEditor.tsx';
import { HelpText } from './HelpText.tsx';

export const capacityEditor: KindEditor<KindEditorProps<CapacityQuery>> = { Editor: CapacityEditor, HelpText };
