// The editor of a forecast query.

import type { ForecastQuery } from '../../query/index.ts';
import type { KindEditor, KindEditorProps } from '../editor-props.ts';
import { ForecastEditor } from './ForecastEditor.tsx';
import { HelpText } from './HelpText.tsx';

export const forecastEditor: KindEditor<KindEditorProps<ForecastQuery>> = { Editor: ForecastEditor, HelpText };
