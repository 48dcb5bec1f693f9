// A value that a series should stay off (a limit) or get to (a goal).
import { type Static, Type } from 'typebox';
import { Text } from '../common.schema.ts';
import { MOST_THRESHOLDS } from '../limits.ts';

export const ThresholdSchema = Type.Object(
  {
    value: Type.Number({ minimum: -1e15, maximum: 1e15, description: 'In the units of the series' }),
    direction: Type.Enum(['above', 'below'], { description: 'The side that counts: going above, or going below' }),
    kind: Type.Optional(
      Type.Enum(['limit', 'goal'], { description: "'limit' (default): better not; 'goal': the sooner the better" }),
    ),
    name: Type.Optional(Type.String({ ...Text, minLength: 1, maxLength: 100 })),
  },
  { $id: 'Threshold', additionalProperties: false },
);
export type Threshold = Static<typeof ThresholdSchema>;

export const Thresholds = Type.Array(ThresholdSchema, { minItems: 1, maxItems: MOST_THRESHOLDS });

/** That a series gets beyond a threshold within the horizon. Times are ISO; null: not that likely within the horizon. */
export interface Crossing {
  readonly threshold: Threshold;
  /** 0 to 1. */
  readonly probability: number;
  /** It has crossed by then with a probability of 10 %, 25 %, 50 %, 75 % and 90 %. */
  readonly p10: string | null;
  readonly p25: string | null;
  readonly p50: string | null;
  readonly p75: string | null;
  readonly p90: string | null;
  /** The last value is beyond it already; the probability is that of the steps to come. Absent: it is not. */
  readonly beyond_now?: true;
}

/** What a threshold is called among labels: its name, else "above 50000". */
export const thresholdText = ({ name, direction, value }: Threshold): string => name ?? `${direction} ${value}`;
