// Which series a query is about: the members that every query over stored metrics has.
import { type Static, Type } from 'typebox';
import { MetricName } from '../common.schema.ts';
import { LONGEST_VALUE, MOST_MATCHERS } from '../limits.ts';

export const MATCHER_OPS = ['=', '!=', '=~', '!~'] as const;
export type MatcherOp = (typeof MATCHER_OPS)[number];

/** A condition on one label. A label that a series does not have counts as the empty text, as in Prometheus. */
export const LabelMatcher = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 200 }),
    op: Type.Enum(MATCHER_OPS, { description: "'=~' and '!~': a regular expression for the whole value" }),
    value: Type.String({ maxLength: LONGEST_VALUE }),
  },
  { $id: 'LabelMatcher', additionalProperties: false },
);
export type LabelMatcher = Static<typeof LabelMatcher>;

export const LabelMatchers = Type.Array(LabelMatcher, { maxItems: MOST_MATCHERS, description: 'All must hold' });

/** To be spread into a query's schema. */
export const SERIES_CHOICE = {
  metric: MetricName,
  labels: Type.Optional(LabelMatchers),
  groupBy: Type.Optional(
    Type.Array(Type.String({ minLength: 1, maxLength: 200 }), {
      maxItems: 20,
      uniqueItems: true,
      description: 'Sum the series over all labels but these; an empty list sums everything to one series',
    }),
  ),
};
const SeriesChoiceSchema = Type.Object(SERIES_CHOICE);
export type SeriesChoice = Static<typeof SeriesChoiceSchema>;
