// What a rule says when it fires: Go templates of Grafana's alerting around text that is meant as it stands.
import { thresholdText } from '../query/index.ts';
import type { AlertRule } from './alert-rule.schema.ts';

/** Text as text: Grafana would take `{{` for the beginning of a template. */
const plain = (text: string): string => text.replaceAll('{{', '{{ "{{" }}');
const percent = (share: number): string => `${Number((share * 100).toFixed(2))} %`;

/** What the rule is called, unless a person calls it otherwise. */
export function alertTitle(rule: AlertRule): string {
  const { metric, labels = [] } = rule;
  // Titles are unique in a folder: rules on other series of the metric have others.
  const which = labels.map(({ name, op, value }) => `${name}${op}${value}`).join(', ');
  const about = which === '' ? metric : `${metric} (${which})`;
  if (rule.kind === 'outside') return `${about}: unusual values`;
  if (rule.kind === 'distrust') return `${about}: forecast no longer trustworthy`;
  return `${about}: ${thresholdText(rule.limit)} likely`;
}

export interface AlertWords {
  readonly summary: string;
  readonly description: string;
}

/** `$values` is empty while there is no data. `{{ $labels }}` names the series whatever its labels are called. */
export function alertWords(rule: AlertRule): AlertWords {
  const about = `${plain(rule.metric)} ({{ $labels }})`;
  const { said, unknown } = SAYS[rule.kind](rule as never);
  return {
    summary: `{{ if $values }}${about}: ${said.summary}{{ else }}${about}: no data, ${unknown}{{ end }}`,
    description: `${said.description} No data means that this cannot be told: run the query of this rule, and its notice says why.`,
  };
}

interface Says {
  readonly said: AlertWords;
  readonly unknown: string;
}

const SAYS: { readonly [K in AlertRule['kind']]: (rule: Extract<AlertRule, { kind: K }>) => Says } = {
  outside: ({ x, n, direction }) => ({
    said: {
      summary: 'values are unlike their past, score {{ printf "%.0f" $values.A.Value }} of 100',
      description: `Fires when a finding of the detector lies within the time range and ${x} of the last ${n} values have left their band${SIDE[direction]}.`,
    },
    unknown: 'the series has no new values, or still learns',
  }),
  breach: ({ limit, probability }) => ({
    said: {
      summary: `${plain(thresholdText(limit))} is likely, with a probability of {{ humanizePercentage $values.A.Value }}`,
      description: `Fires when the probability of getting ${limit.direction} ${limit.value} within the forecast is over ${percent(probability)}.`,
    },
    unknown: 'the forecast is missing or used up',
  }),
  distrust: rule => ({
    said: { summary: `the forecast is no longer to be trusted${VALUE[rule.sign]}`, description: distrustText(rule) },
    unknown: 'no forecast is stored',
  }),
};

const SIDE = { both: '', up: ' upwards', down: ' downwards' } as const;
const VALUE = {
  healthy: '',
  coverage: ', its band held {{ humanizePercentage $values.A.Value }}',
  age_hours: ', it is {{ printf "%.0f" $values.A.Value }} hours old',
} as const;

function distrustText({ sign, bound }: Extract<AlertRule, { kind: 'distrust' }>): string {
  if (sign === 'coverage') return `Fires when the band held less than ${percent(bound!)} of the latest values.`;
  if (sign === 'age_hours') return `Fires when the forecast was made more than ${bound} hours ago.`;
  return 'Fires when the forecast is stale, its values stopped, its band breaks its promise, or its last run failed.';
}
