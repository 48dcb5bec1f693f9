// Ad hoc filters of a dashboard as matchers on labels.
import type { LabelMatcher, MatcherOp } from '@foresight/contracts';
import type { AdHocVariableFilter } from '@grafana/data';
import { escapeExpression } from './template-text.ts';

const SAME: readonly string[] = ['=', '!=', '=~', '!~'] satisfies MatcherOp[];
/** "One of" and "none of". */
const ANY_OF: Readonly<Record<string, MatcherOp>> = { '=|': '=~', '!=|': '!~' };

export function adHocMatchers(filters: readonly AdHocVariableFilter[]): {
  readonly matchers: readonly LabelMatcher[];
  readonly problems: readonly string[];
} {
  const read = filters.filter(({ key }) => key !== '').map(matcherOf);
  return {
    matchers: read.filter(one => typeof one !== 'string'),
    problems: read.filter(one => typeof one === 'string'),
  };
}

/** @returns what is wrong with the filter, where it cannot be one on labels */
function matcherOf({ key: name, operator, value, values = [value] }: AdHocVariableFilter): LabelMatcher | string {
  if (SAME.includes(operator)) return { name, op: operator as MatcherOp, value };
  const op = ANY_OF[operator];
  if (op) return { name, op, value: values.map(escapeExpression).join('|') };
  return `The ad hoc filter '${name} ${operator} ${value}' cannot be used: labels are texts. Fix: use =, !=, =~ or !~`;
}
