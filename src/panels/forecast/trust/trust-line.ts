// The first line of the picture: how far to trust it. One lead claim, then facts, most important first.
import type { Trust } from '@foresight/contracts';
import type { Formats } from '../../../shared/format/index.ts';
import type { Forecast, ForecastSeries } from '../../../shared/frames/index.ts';
import { isExact, isNarrow, isStale, widestCoverage } from './judge.ts';
import type { Fact, TrustLine } from './line.ts';

export type { Fact, Tone, TrustLine } from './line.ts';

import { replayLine } from './replay-line.ts';

/** @param now epoch ms */
export function trustLine(series: readonly ForecastSeries[], now: number, f: Formats): TrustLine {
  const past = replayLine(series, f);
  if (past) return past;
  const forecasts = series.flatMap(({ forecast }) => forecast ?? []);
  if (forecasts.length === 0) return withoutForecast(series, f);
  if (series.length === 1) {
    const line = ofOne(forecasts[0]!, now, f);
    const { crossings_refusal: why } = forecasts[0]!.custom;
    return why === undefined ? line : { ...line, facts: [...line.facts, [`goals not reckoned: ${why}`]] };
  }
  return ofMany(forecasts, series.length, now, f);
}

function withoutForecast(series: readonly ForecastSeries[], f: Formats): TrustLine {
  const until = Math.max(...series.map(({ history }) => history.time.at(-1) ?? -Infinity));
  const data: Fact[] = Number.isFinite(until) ? [[`data until ${f.date(until, true)}`]] : [];
  const refused = series.some(({ refusal }) => refusal);
  return refused
    ? { tone: 'thin', lead: 'No forecast yet', facts: [['no backtest, so no claim about accuracy'], ...data] }
    : { tone: 'none', lead: 'History only', facts: [['no forecast in this answer'], ...data] };
}

function ofOne(forecast: Forecast, now: number, f: Formats): TrustLine {
  const { trust, method } = forecast.custom;
  const skill = skillFact(trust, f);
  const band = bandFact([forecast], f);
  const trained = trainedFact([forecast], now, f);
  if (isStale(forecast, now)) {
    const ended = forecast.time.at(-1)!;
    return {
      tone: 'look',
      lead: 'Stale',
      facts: [[`the forecast ended ${f.span(now - ended)} ago`], ...band, trained],
    };
  }
  if (isExact(trust)) {
    return {
      tone: 'none',
      lead: 'Seasonal naive was exact',
      facts: [[`${originsText(trust)}: nothing to improve on`], trained],
    };
  }
  if (trust.claim === 'no-backtest') {
    const lead = method === 'drift' ? 'Drift only' : 'No backtest yet';
    return { tone: 'thin', lead, facts: [[trust.reason ?? 'so no claim about accuracy'], trained] };
  }
  if (isNarrow(trust)) return { tone: 'look', lead: 'Band too narrow', facts: [...band, [skill], trained] };
  if (trust.claim === 'no-skill') {
    return { tone: 'look', lead: 'No better than seasonal naive, naive shown', facts: [...band, trained] };
  }
  return { tone: 'good', lead: capital(skill), facts: [...band, trained] };
}

function ofMany(forecasts: readonly Forecast[], all: number, now: number, f: Formats): TrustLine {
  const good = forecasts.filter(({ custom }) => custom.trust.claim === 'beats-naive').length;
  const stale = forecasts.filter(forecast => isStale(forecast, now)).length;
  const narrow = forecasts.filter(({ custom }) => isNarrow(custom.trust)).length;
  const facts: Fact[] = [...bandFact(forecasts, f), trainedFact(forecasts, now, f)];
  if (forecasts.length < all) facts.unshift([`${all - forecasts.length} without a forecast`]);
  if (narrow > 0) facts.unshift([`${narrow} with a band too narrow`]);
  const claim = `${good} of ${all} beat seasonal naive`;
  if (stale > 0)
    return { tone: 'look', lead: stale === all ? 'Stale' : `${stale} of ${all} stale`, facts: [[claim], ...facts] };
  return { tone: good * 2 >= all ? 'good' : 'look', lead: claim, facts };
}

const originsText = ({ origins }: Trust) => `at ${origins} past origin${origins === 1 ? '' : 's'}`;

const skillFact = ({ claim, skill }: Trust, f: Formats) =>
  claim === 'beats-naive' && skill !== null
    ? `beats seasonal naive by ${f.gain(skill)}`
    : 'no better than seasonal naive, naive shown';

/** What the widest band held in the backtest; of several series the span. */
function bandFact(forecasts: readonly Forecast[], f: Formats): Fact[] {
  const held = forecasts.flatMap(({ custom }) => widestCoverage(custom.trust) ?? []);
  if (held.length === 0) return [];
  const shares = held.map(({ share }) => share);
  const [low, high] = [Math.min(...shares), Math.max(...shares)].map(share => f.gain(share)) as [string, string];
  const levels = new Set(held.map(({ level }) => level));
  const promised = levels.size === 1 ? ` (${f.gain(held[0]!.level)} promised)` : '';
  const span = low === high ? low : `${low.replace(/\s?%$/, '')}–${high}`;
  return [['band held ', { strong: span }, ` of the time${promised}`]];
}

/** Of several, the one that was trained longest ago. */
function trainedFact(forecasts: readonly Forecast[], now: number, f: Formats): Fact {
  const oldest = Math.min(...forecasts.map(({ custom }) => Date.parse(custom.issued_at)));
  if (forecasts.every(({ custom }) => custom.source === 'computed')) return ['made for this picture'];
  return [`trained ${f.span(Math.max(1_000, now - oldest))} ago`];
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
