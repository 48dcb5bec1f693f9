// Which series a query is about: those of a stored metric, or those that another data source answers with.
import { type Static, Type } from 'typebox';
import { MetricName } from '../common.schema.ts';
import { LONGEST_VALUE, MOST_MATCHERS } from '../limits.ts';
import { Given } from './given.schema.ts';
import { Source } from './source.schema.ts';

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

/** To be spread into a query's schema. Either `metric` or `source` must be there; see `choiceProblem`. */
export const SERIES_CHOICE = {
  metric: Type.Optional(MetricName),
  source: Type.Optional(Source),
  given: Type.Optional(Given),
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

/** Why a query names no series, or names them twice; undefined where it names them once. */
export function choiceProblem({ metric, source, given }: SeriesChoice): string | undefined {
  if (metric !== undefined && (source || given))
    return "the query has both 'metric' and 'source'; it takes one of them";
  if (metric === undefined && !source && !given)
    return "'metric' is missing: a stored metric, or 'source' instead of it";
  return undefined;
}

/** What the series of a query are called as a whole. */
export const choiceName = ({ metric, source }: SeriesChoice): string =>
  metric ?? source?.datasource.type ?? 'given points';
