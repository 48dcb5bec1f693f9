// The editor of a what-if query.
import type { WhatIfQuery } from '../../query/whatif/index.ts';
import type { KindEditor, KindEditorProps } from '../editor-props.ts';
import { HelpText } from './HelpText.tsx';
import { WhatIfEditor } from './WhatIfEditor.tsx';

export const whatIfEditor: KindEditor<KindEditorProps<WhatIfQuery>> = { Editor: WhatIfEditor, HelpText };
