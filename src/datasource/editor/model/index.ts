// The editor of a model query.
import type { ModelQuery } from '../../query/model/index.ts';
import type { KindEditor, KindEditorProps } from '../editor-props.ts';
import { HelpText } from './HelpText.tsx';
import { ModelEditor } from './ModelEditor.tsx';

export const modelEditor: KindEditor<KindEditorProps<ModelQuery>> = { Editor: ModelEditor, HelpText };
