// The three sentences with their blanks.
import type { AlertRule, BreachRule, DistrustRule, DistrustSign, OutsideRule } from '@foresight/contracts';
import { Stack } from '@grafana/ui';
import { ChoiceBlank, NumberBlank } from './Blank.tsx';

interface Props<Rule> {
  readonly rule: Rule;
  readonly onChange: (rule: Rule) => void;
}

export const SENTENCE_TITLES: Readonly<Record<AlertRule['kind'], string>> = {
  breach: 'The limit is likely to be crossed',
  outside: 'The value leaves its band',
  distrust: 'The forecast is no longer to be trusted',
};

export function Sentence({ rule, onChange }: Props<AlertRule>) {
  if (rule.kind === 'breach') return <Breach rule={rule} onChange={onChange} />;
  if (rule.kind === 'outside') return <Outside rule={rule} onChange={onChange} />;
  return <Distrust rule={rule} onChange={onChange} />;
}

const isCount = (most: number) => (n: number) => Number.isInteger(n) && n >= 1 && n <= most;

function Breach({ rule, onChange }: Props<BreachRule>) {
  const { limit, horizon, probability } = rule;
  return (
    <>
      <span>Fire when the chance to get</span>
      <ChoiceBlank
        label="Side of the limit"
        value={limit.direction}
        options={[
          ['above', 'above'],
          ['below', 'below'],
        ]}
        onChange={direction => onChange({ ...rule, limit: { ...limit, direction } })}
      />
      <NumberBlank
        label="Limit"
        value={limit.value}
        fits={value => Math.abs(value) <= 1e15}
        onChange={value => onChange({ ...rule, limit: { ...limit, value } })}
      />
      {horizon === undefined ? (
        <span>within the forecast</span>
      ) : (
        <>
          <span>within</span>
          <NumberBlank
            label="Steps ahead"
            value={horizon}
            fits={isCount(10_000)}
            unit="steps"
            onChange={value => onChange({ ...rule, horizon: value })}
          />
        </>
      )}
      <Stack direction="row" gap={1} alignItems="center">
        <span>is over</span>
        <NumberBlank
          label="Probability in percent"
          value={percentOf(probability)}
          fits={value => value > 0 && value < 100}
          unit="%"
          onChange={value => onChange({ ...rule, probability: value / 100 })}
        />
      </Stack>
    </>
  );
}

/** Without the tail of binary fractions: 0.07 is 7. */
const percentOf = (share: number): number => Number((100 * share).toPrecision(12));

function Outside({ rule, onChange }: Props<OutsideRule>) {
  const { x, n, direction, sensitivity } = rule;
  return (
    <>
      <span>Fire when</span>
      <NumberBlank
        label="Values outside"
        value={x}
        fits={isCount(n)}
        onChange={value => onChange({ ...rule, x: value })}
      />
      <span>of the last</span>
      <NumberBlank
        label="Values looked at"
        value={n}
        fits={value => isCount(1_000)(value) && value >= x}
        onChange={value => onChange({ ...rule, n: value })}
      />
      <span>values are</span>
      <ChoiceBlank
        label="Side of the band"
        value={direction}
        options={[
          ['both', 'outside'],
          ['up', 'above'],
          ['down', 'below'],
        ]}
        onChange={value => onChange({ ...rule, direction: value })}
      />
      <span>their band and</span>
      <ChoiceBlank
        label="How unusual"
        value={sensitivity}
        options={[
          ['sensitive', 'a little unusual'],
          ['normal', 'unusual'],
          ['serious', 'very unusual'],
        ]}
        onChange={value => onChange({ ...rule, sensitivity: value })}
      />
    </>
  );
}

/** What the bound of a sign begins with. */
const BOUNDS: Readonly<Record<DistrustSign, number | undefined>> = {
  healthy: undefined,
  coverage: 0.85,
  age_hours: 48,
};

function Distrust({ rule, onChange }: Props<DistrustRule>) {
  const { sign, bound } = rule;
  const choose = (next: DistrustSign) => {
    const { bound: _, ...rest } = rule;
    const first = BOUNDS[next];
    onChange({ ...rest, sign: next, ...(first === undefined ? {} : { bound: first }) });
  };
  const isShare = sign === 'coverage';
  return (
    <>
      <span>Fire when</span>
      <ChoiceBlank
        label="Sign of distrust"
        value={sign}
        options={[
          ['healthy', 'it is stale, drifting, failing or without data'],
          ['coverage', 'band held is under'],
          ['age_hours', 'training is older than'],
        ]}
        onChange={choose}
      />
      {bound !== undefined && (
        <NumberBlank
          label={isShare ? 'Share held in percent' : 'Age in hours'}
          value={isShare ? percentOf(bound) : bound}
          fits={value => value > 0 && value < (isShare ? 100 : 1e5)}
          unit={isShare ? '%' : 'h'}
          onChange={value => onChange({ ...rule, bound: isShare ? value / 100 : value })}
        />
      )}
    </>
  );
}
