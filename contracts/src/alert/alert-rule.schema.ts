// The three ready alert rules, as sentences with blanks: what a person fills in, no Grafana words yet.
import { type Static, Type } from 'typebox';
import { ANOMALY_DIRECTIONS, ANOMALY_SEVERITIES } from '../anomaly/index.ts';
import { Horizon, MetricName } from '../common.schema.ts';
import { MOST_LOOKED_BACK } from '../limits.ts';
import { LabelMatchers, SERIES_CHOICE, ThresholdSchema } from '../query/index.ts';

export const ALERT_KINDS = ['outside', 'breach', 'distrust'] as const;
export type AlertKind = (typeof ALERT_KINDS)[number];

/** Signs that a model is not to be trusted; numbers of the model query. */
export const DISTRUST_SIGNS = ['healthy', 'coverage', 'age_hours'] as const;
export type DistrustSign = (typeof DISTRUST_SIGNS)[number];

const Points = Type.Integer({ minimum: 1, maximum: MOST_LOOKED_BACK });
const SUBJECT = { metric: MetricName, labels: Type.Optional(LabelMatchers) };
const STRICT = { additionalProperties: false };

export const OutsideRule = Type.Object(
  {
    kind: Type.Literal('outside'),
    ...SUBJECT,
    groupBy: SERIES_CHOICE.groupBy,
    x: Type.Integer({ ...Points, description: 'So many of the last n values must have left their band' }),
    n: Points,
    direction: Type.Enum(ANOMALY_DIRECTIONS),
    sensitivity: Type.Enum(ANOMALY_SEVERITIES),
  },
  { ...STRICT, description: 'Values leave their band' },
);
export type OutsideRule = Static<typeof OutsideRule>;

export const BreachRule = Type.Object(
  {
    kind: Type.Literal('breach'),
    ...SUBJECT,
    groupBy: SERIES_CHOICE.groupBy,
    limit: ThresholdSchema,
    horizon: Type.Optional(Type.Integer({ ...Horizon, description: 'Steps ahead that count. Default: all' })),
    probability: Type.Number({ exclusiveMinimum: 0, exclusiveMaximum: 1, description: 'Fires above it' }),
  },
  { ...STRICT, description: 'A limit is likely to be crossed' },
);
export type BreachRule = Static<typeof BreachRule>;

export const DistrustRule = Type.Object(
  {
    kind: Type.Literal('distrust'),
    ...SUBJECT,
    sign: Type.Enum(DISTRUST_SIGNS, {
      description:
        "'healthy': any sign that the service knows; 'coverage': the band held less than `bound`; 'age_hours': made longer ago than `bound`",
    }),
    bound: Type.Optional(
      Type.Number({ exclusiveMinimum: 0, maximum: 1e5, description: "Share or hours; not for 'healthy'" }),
    ),
  },
  { ...STRICT, description: 'The forecast is no longer to be trusted' },
);
export type DistrustRule = Static<typeof DistrustRule>;

export const AlertRule = Type.Union([OutsideRule, BreachRule, DistrustRule]);
export type AlertRule = Static<typeof AlertRule>;

/** What schemas cannot say; undefined where the blanks agree. */
export function alertProblem(rule: AlertRule): string | undefined {
  if (rule.kind === 'outside' && rule.x > rule.n) return `${rule.x} of the last ${rule.n} values can never be outside`;
  if (rule.kind !== 'distrust') return undefined;
  if (rule.sign !== 'healthy' && rule.bound === undefined) return `'${rule.sign}' needs a bound`;
  if (rule.sign === 'coverage' && rule.bound! >= 1) return `a band holds a share below 1, not ${rule.bound}`;
  return undefined;
}
