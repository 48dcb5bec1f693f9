// The editor of a growth query.
import type { GrowthQuery } from '../../query/growth/index.ts';
import type { KindEditor, KindEditorProps } from '../editor-props.ts';
import { GrowthEditor } from './GrowthEditor.tsx';
import { HelpText } from './HelpText.tsx';

export const growthEditor: KindEditor<KindEditorProps<GrowthQuery>> = { Editor: GrowthEditor, HelpText };
