// The methods that a question may name: what an editor offers.
import { type Static, Type } from 'typebox';
import { Page } from '../common.schema.ts';

export const MethodSchema = Type.Object(
  {
    name: Type.String({ description: "What `model` of a question takes, e.g. 'auto'" }),
    default: Type.Boolean({ description: 'Taken where a question names none' }),
    seasons: Type.Enum(['none', 'one', 'many'], { description: 'How many seasons it models' }),
    trend: Type.Boolean({ description: 'Whether it models a trend' }),
    min_points: Type.Integer({ description: 'Fewest values it takes; seasons may ask for more' }),
    regressors: Type.Boolean({
      description: 'Whether effects of events and of other series can be taken off its values',
    }),
    cost: Type.Enum(['microseconds', 'milliseconds', 'seconds'], {
      description: 'Rough time of one fit; a forecast takes about six',
    }),
  },
  { $id: 'Method', additionalProperties: false },
);
export type MethodAnswer = Static<typeof MethodSchema>;
export const MethodList = Page(MethodSchema, 'MethodList');
