// What was found in each series: the answer of the API, and what panels mark on a history of their own.
import { type Static, Type } from 'typebox';
import { Labels, MetricName, Nullable, Page, Time } from '../common.schema.ts';
import { ANOMALY_SEVERITIES } from './severities.ts';

export const AnomalyFinding = Type.Object(
  {
    start: Time,
    end: Type.String({ ...Time, description: 'Its last unusual slot' }),
    severity: Type.Enum(ANOMALY_SEVERITIES, { description: 'The least sensitive setting that still tells of it' }),
    direction: Type.Enum(['up', 'down', 'unusual', 'none'], {
      description: "'unusual': a pattern on neither side; 'none': no value, or one that stands still",
    }),
    score: Type.Number({ description: '0 to 100' }),
    observed: Nullable(Type.Number({ description: 'null: there was no value' })),
    expected: Nullable(Type.Number()),
    rule: Type.Enum(['pattern', 'point', 'stuck', 'gap'], { description: 'What told of it' }),
    text: Type.String({ description: 'Why, with numbers' }),
  },
  { $id: 'AnomalyFinding', additionalProperties: false },
);
export type AnomalyFinding = Static<typeof AnomalyFinding>;

export const SeriesAnomalies = Type.Object(
  {
    metric: MetricName,
    labels: Labels,
    learning: Nullable(
      Type.Object(
        { needs: Type.Integer(), has: Type.Integer() },
        { additionalProperties: false, description: 'Values needed before patterns can alert, and how many there are' },
      ),
    ),
    reason: Nullable(Type.String({ description: 'Why nothing, or only a part, can be said yet' })),
    findings: Type.Array(AnomalyFinding, { description: 'Those that went on within the time asked for' }),
  },
  { $id: 'SeriesAnomalies', additionalProperties: false },
);
export type SeriesAnomalies = Static<typeof SeriesAnomalies>;

export const AnomalyList = Page(SeriesAnomalies, 'AnomalyList');
