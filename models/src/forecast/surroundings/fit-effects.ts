// Events and regressors: what each does to the series, and the series without it.
import { addSteps } from '../../series/step.ts';
import type { Adjustment, CalendarEvent, Regressor } from '../model.ts';
import { eventNotes, regressorNotes } from './effect-texts.ts';
import type { StoredEffects } from './effects.ts';
import { flatSeries } from './flat-regression.ts';
import { flatteningFor } from './flatten.ts';
import { type JudgedDriver, type JudgedEvent, judgeEffects } from './judge-effects.ts';
import { type NamedEvent, namedEvents } from './named-events.ts';
import { type Grid, touchedSlots } from './occurrences.ts';
import { type Driver, driverOf, futureOf } from './regressors.ts';
import { withoutEffects } from './without-effects.ts';
import { type WorkingScale, workingScale } from './working-scale.ts';

export interface EffectsQuestion {
  /** NaN where missing, the first one present. */
  readonly values: Float64Array;
  readonly grid: Grid;
  /** Ascending. */
  readonly seasons: readonly number[];
  readonly horizon: number;
  readonly events: readonly CalendarEvent[];
  /** One a slot of the values and on over the horizon. */
  readonly regressors: readonly Regressor[];
}

export interface FoundEffects {
  /** Null when nothing is clear. */
  readonly effects: StoredEffects | null;
  /** The values without the effects. */
  readonly values: Float64Array;
  readonly notes: readonly Adjustment[];
}

export function fitEffects(question: EffectsQuestion): FoundEffects {
  const { values, grid, seasons } = question;
  const { length } = values;
  const scale = workingScale(values);
  const named = namedEvents(grid, question.events, values);
  const drivers = question.regressors.flatMap(r => driverOf(r, length) ?? []);
  const { judged, unit } = judgedOf(question, scale, named, drivers);
  const events = judged.events.filter(e => e.evidence.clear);
  const used = judged.drivers.filter(d => d.evidence.clear);
  const futures = used.map(d => futureOf(d.driver, length));
  const effects: StoredEffects = {
    start: grid.start,
    step: grid.step,
    scale,
    length,
    events: events.map(e => eventEffect(e, unit, grid, length)),
    regressors: used.map((d, k) => regressorEffect(d, unit, futures[k]!.future)),
  };
  const notes = [
    ...eventNotes(scale, unit, judged.events, unseen(named, question)),
    ...constantNotes(question, drivers),
    ...regressorNotes(scale, unit, judged.drivers),
    ...futures.flatMap(f => f.notes),
  ];
  if (events.length + used.length === 0) return { effects: null, values, notes };
  return { effects, values: withoutEffects(values, effects, events, used, seasons), notes };
}

function judgedOf(
  { values, grid, seasons, horizon }: EffectsQuestion,
  scale: WorkingScale,
  named: readonly NamedEvent[],
  drivers: readonly Driver[],
) {
  const seen = named.filter(e => e.seen.length > 0);
  const longest = seen.reduce((most, e) => Math.max(most, e.slots), 0);
  const series = flatSeries(values, scale, flatteningFor(values.length, seasons, grid.step, longest));
  return { judged: judgeEffects(series, seen, drivers, grid.step, horizon), unit: series.unit };
}

function eventEffect({ event, evidence, profile }: JudgedEvent, unit: number, grid: Grid, length: number) {
  return {
    name: event.name,
    size: unit * evidence.share * evidence.size,
    error: unit * evidence.error,
    profile: Array.from(profile, v => unit * v),
    future: event.occurrences
      .filter(o => o.to > addSteps(grid.start, grid.step, length))
      .map(({ from, to }) => ({ from, to })),
  };
}

function regressorEffect({ driver, evidence }: JudgedDriver, unit: number, future: readonly number[]) {
  const { share, size, error } = evidence;
  return { name: driver.name, size: unit * share * size, error: unit * error, future };
}

/** Names that lie within the horizon and nowhere in the history. */
function unseen(named: readonly NamedEvent[], { grid, values, horizon }: EffectsQuestion): string[] {
  const ahead = (e: NamedEvent) => e.occurrences.some(o => touchedSlots(grid, o, values.length + horizon).length > 0);
  return named.filter(e => e.seen.length === 0 && ahead(e)).map(e => e.name);
}

function constantNotes({ regressors }: EffectsQuestion, varying: readonly Driver[]): Adjustment[] {
  return regressors
    .filter(r => !varying.some(d => d.name === r.name))
    .map(({ name, values }) => ({
      kind: 'regressor',
      text: `regressor ${name} is left out: it is ${values[0]} all through the history`,
    }));
}
