// The reasons behind a trust line, as rows of label and text: first the four that decide, then where the numbers are from.
import type { Trust } from '@foresight/contracts';
import { type Formats, stepMs, stepText } from '../../../shared/format/index.ts';
import type { Forecast, ForecastSeries } from '../../../shared/frames/index.ts';
import { isExact, isNarrow, isStale } from './judge.ts';

export interface Reason {
  readonly label: string;
  readonly text: string;
}

/** @param series with a forecast @param now epoch ms */
export function reasonsOf(series: ForecastSeries, now: number, f: Formats): Reason[] {
  const forecast = series.forecast!;
  const { method, model, model_version, step, adjustments, trust } = forecast.custom;
  const rows: (Reason | undefined)[] = [
    { label: 'Skill', text: skillText(trust, f) },
    { label: 'Coverage', text: coverageText(trust, f) },
    { label: 'Freshness', text: freshnessText(forecast, now, f) },
    { label: 'History', text: historyText(series, f) },
    row('Error', errorText(trust)),
    row('Evidence', trust.evidence ?? null),
    row('Why no claim', trust.reason),
    row('Band', brokenText(forecast)),
    row('Goals', forecast.custom.crossings_refusal ?? null),
    { label: 'Method', text: model === method ? method : `${method} (asked for: ${model})` },
    { label: 'Version', text: model_version },
    { label: 'Step', text: stepText(step) },
    ...adjustments.map((text, i) => ({ label: i === 0 ? 'What was done' : ' '.repeat(i), text })),
  ];
  return rows.filter(reason => reason !== undefined);
}

function skillText(trust: Trust, f: Formats): string {
  const { claim, skill, origins } = trust;
  if (isExact(trust)) return `seasonal naive made no error at ${originsText(origins)}: nothing to improve on`;
  if (claim === 'no-backtest') return 'not known: no backtest yet';
  const gain = skill === null ? '' : ` (${f.gain(Math.abs(skill))} ${skill < 0 ? 'more' : 'less'} error)`;
  if (claim === 'no-skill') return `no better than seasonal naive${gain}, naive shown instead`;
  return skill === null ? 'better than seasonal naive' : `${f.gain(skill)} less error than seasonal naive`;
}

function coverageText(trust: Trust, f: Formats): string {
  if (trust.coverage.length === 0) return 'not known: no backtest yet';
  const held = trust.coverage.map(({ level, share }) => `${f.gain(share)} in the ${f.gain(level)} band`).join(', ');
  return `${held}: ${isNarrow(trust) ? 'too narrow' : 'as promised, or near it'}`;
}

function freshnessText(forecast: Forecast, now: number, f: Formats): string {
  const { issued_at, origin, source } = forecast.custom;
  const made =
    source === 'computed' ? 'made for this picture' : `made ${f.date(Date.parse(issued_at), true)}, in the ledger`;
  const knew = `knew data until ${f.date(Date.parse(origin), true)}`;
  if (forecast.custom.as_of !== undefined) return `${made}, ${knew}: shown as it was said then`;
  const end = forecast.time.at(-1)!;
  return `${made}, ${knew}; ${isStale(forecast, now) ? `stale, it ended ${f.span(now - end)} ago` : `reaches ${f.span(Math.max(0, end - now))} ahead`}`;
}

function historyText({ history, meanOf, forecast }: ForecastSeries, f: Formats): string {
  const { origins } = forecast!.custom.trust;
  const checked = origins > 0 ? `backtest at ${originsText(origins)}` : 'too short for a backtest';
  const [first] = history.time;
  if (first === undefined) return checked;
  const what = meanOf ? `averages over ${f.span(meanOf)}` : 'values';
  return `${history.time.length} ${what} in this picture, from ${f.date(first, stepMs(forecast!.custom.step) < 86_400_000)}; ${checked}`;
}

const originsText = (origins: number) => `${origins} past origin${origins === 1 ? '' : 's'}`;

const errorText = ({ smape, mase }: Trust): string | null =>
  smape === null ? null : `sMAPE ${smape.toPrecision(2)}%${mase === null ? '' : `, MASE ${mase.toPrecision(2)}`}`;

/** Said where a band is not drawn at every step. */
function brokenText({ bands, time }: Forecast): string | null {
  const broken = bands.filter(band => band.broken > 0);
  if (broken.length === 0) return null;
  const each = broken.map(
    ({ level, broken }) => `${Math.round(level * 1000) / 10}% at ${broken} of ${time.length} steps`,
  );
  return `limits are missing or cross, and nothing is drawn there: ${each.join(', ')}`;
}

const row = (label: string, text: string | null): Reason | undefined => (text ? { label, text } : undefined);
