// Labels of a metric with their values.
import { type Static, Type } from 'typebox';
import { Page } from '../common.schema.ts';

export const LabelValuesSchema = Type.Object(
  {
    name: Type.String(),
    values: Type.Array(Type.String(), { description: 'Sorted; the first thousand' }),
    count: Type.Integer({ description: 'How many values there are' }),
  },
  { $id: 'LabelValues', additionalProperties: false },
);
export type LabelValuesAnswer = Static<typeof LabelValuesSchema>;
export const LabelList = Page(LabelValuesSchema, 'LabelList');
