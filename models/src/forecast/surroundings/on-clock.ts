// The question on the clock of its time zone, where that makes a difference.
import { DAY, type Step } from '../../series/step.ts';
import type { Adjustment, CalendarEvent, Regressor } from '../model.ts';
import {
  fromLocalTime,
  type LocalClock,
  localClock,
  localStart,
  slotsAhead,
  spansOf,
  toLocal,
  toLocalTime,
} from './local-clock.ts';
import { type Stage, withPart } from './stage.ts';
import { stampOf } from './stamps.ts';
import { checkTimeZone } from './time-zone.ts';

/** Steps below a day that divide it, a season of whole days, and a clock that is changed within history or horizon: else nothing happens. */
export function onClock(stage: Stage): Stage {
  const { series, seasons, horizon, options } = stage;
  if (options.timeZone === undefined) return stage;
  const timeZone = checkTimeZone(options.timeZone);
  const { step, values } = series;
  if (step.unit !== 'ms' || step.count >= DAY || DAY % step.count !== 0 || values.length === 0) return stage;
  if (!seasons.some(season => (season * step.count) % DAY === 0)) return stage;
  const clock = localClock(series, timeZone);
  const spans = spansOf(clock, horizon);
  if (spans.length === 1) return stage;
  if (spans.some(s => (s.offset - clock.offset) % step.count !== 0)) return withPart(stage, {}, [inUtc(clock)]);
  const future = slotsAhead(clock, values.length, values.length + horizon);
  const shift = (t: number) => toLocalTime(clock, t);
  const start = localStart(clock);
  return {
    ...withPart(stage, { clock }, [
      localNote(
        clock,
        spans.slice(1).map(s => s.time),
        series.step,
      ),
    ]),
    series: { values: toLocal(clock, values), start, step },
    horizon: future.reduce((most, ahead, i) => Math.max(most, i + 1 + ahead), 1),
    options: {
      ...options,
      ...(options.events === undefined ? {} : { events: options.events.map(e => moved(e, shift)) }),
      ...(options.regressors === undefined
        ? {}
        : { regressors: options.regressors.map(r => localRegressor(clock, r)) }),
    },
    timeOf: index => fromLocalTime(clock, start + index * step.count),
  };
}

function moved(event: CalendarEvent, shift: (time: number) => number): CalendarEvent {
  return { ...event, from: shift(event.from), to: shift(event.to) };
}

function localRegressor(clock: LocalClock, { name, values }: Regressor): Regressor {
  return { name, values: toLocal(clock, values) };
}

function localNote(clock: LocalClock, changes: readonly number[], step: Step): Adjustment {
  const when = changes.map(time => stampOf(time, step)).slice(0, 4);
  const more = changes.length > when.length ? ` and ${changes.length - when.length} more times` : '';
  const text = `seasons follow the clock of ${clock.timeZone}, which changes on ${when.join(', ')}${more}`;
  return { kind: 'local-clock', text };
}

function inUtc({ timeZone, step }: LocalClock): Adjustment {
  const text = `the clock of ${timeZone} changes by what is no whole number of steps of ${step / 60_000} minutes: seasons follow UTC`;
  return { kind: 'local-clock', text };
}
