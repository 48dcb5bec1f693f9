// From the frames of an answer to series: history, forecast and bands of one series come in frames of their own and are
// put together by their labels. Frames of other data sources, without a role, are history.
import {
  type ActualFrameCustom,
  differences,
  type ForecastFrameCustom,
  type ForecastRefusal,
  LEVEL_LABEL,
  ROLE_LABEL,
  seriesKey,
  seriesLabels,
  type WhatIfFrameCustom,
} from '@foresight/contracts';
import { type DataFrame, type Field, FieldType } from '@grafana/data';
import { type AnomalyMark, anomaliesOf, marksOf } from './anomaly-marks.ts';
import { type Band, bandOf } from './bands.ts';
import { isJudgement, isWatched } from './judgements.ts';
import { type FrameRole, roleOf } from './roles.ts';

/** Columns of equal length; times are epoch milliseconds, ascending. */
export interface Samples {
  readonly time: readonly number[];
  readonly value: readonly (number | null)[];
}

export interface Forecast extends Samples {
  readonly custom: ForecastFrameCustom;
  /** By level, ascending. Bands that are not as long as the forecast are left out. */
  readonly bands: readonly Band[];
}

/** What a scenario makes of the forecast, on the same steps. */
export interface Scenario extends Samples {
  readonly custom: WhatIfFrameCustom;
  readonly bands: readonly Band[];
}

/** The ends of what may come, told in words instead of a level: on the same steps. */
export interface Outcomes {
  readonly time: readonly number[];
  readonly best: readonly (number | null)[];
  readonly worst: readonly (number | null)[];
}

export interface ForecastSeries {
  readonly key: string;
  /** What tells it from the others. */
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Its value field: unit, colour and display of all its numbers. */
  readonly field: Field;
  readonly history: Samples;
  /** Milliseconds that each value of the history is the mean of; absent: they are as they were measured. */
  readonly meanOf?: number;
  readonly forecast?: Forecast;
  readonly scenario?: Scenario;
  readonly outcomes?: Outcomes;
  readonly refusal?: ForecastRefusal;
  /** What a detector found unusual in the history; absent: nothing, or nobody asked. */
  readonly anomalies?: readonly AnomalyMark[];
}

interface Part {
  readonly frame: DataFrame;
  readonly field: Field;
  readonly role: FrameRole;
  readonly level: number;
  readonly samples: Samples;
}

/** The series of an answer, in the order of their first frame. */
export function readForecastSeries(frames: readonly DataFrame[]): ForecastSeries[] {
  const groups = withoutTwins([...Map.groupBy(frames.flatMap(partsOf), ({ frame, field }) => keyOf(frame, field))]);
  const told = differences(groups.map(([, [first]]) => seriesLabels(first!.field.labels ?? {})));
  const anomalies = anomaliesOf(frames);
  return groups.map(([key, parts], i) => {
    const marks = marksOf(anomalies, metricOf(parts), parts[0]!.field.labels ?? {});
    return {
      ...seriesOf(key, told[i] || nameOf(parts[0]!), parts),
      ...(marks.length > 0 ? { anomalies: marks } : {}),
    };
  });
}

type Group = readonly [key: string, parts: readonly Part[]];

/** What a detector watched is no second series beside the one whose history it is. */
function withoutTwins(groups: readonly Group[]): readonly Group[] {
  const [watched, others] = [true, false].map(is => groups.filter(([, parts]) => isWatched(parts[0]!.frame) === is));
  const isTwin = ([, parts]: Group) =>
    others!.some(([, other]) => {
      const [metric, same] = [metricOf(other), seriesKey(other[0]!.field.labels ?? {})];
      return (metric === undefined || metric === metricOf(parts)) && same === seriesKey(parts[0]!.field.labels ?? {});
    });
  const twins = new Set(watched!.filter(isTwin));
  return groups.filter(group => !twins.has(group));
}

/** undefined for frames of other data sources. */
const metricOf = (parts: readonly Part[]): string | undefined =>
  parts.flatMap(part => customOf<{ foresight: 1; metric: string }>(part)?.metric ?? [])[0];

function partsOf(frame: DataFrame): Part[] {
  const time = frame.fields.find(({ type }) => type === FieldType.time);
  if (!time) return [];
  return frame.fields
    .filter(field => field.type === FieldType.number && !isJudgement(frame, field))
    .map(field => ({
      frame,
      field,
      role: roleOf(field),
      level: Number(field.labels?.[LEVEL_LABEL]),
      samples: { time: time.values as number[], value: field.values as (number | null)[] },
    }));
}

/** Two queries may ask for the same series: their answers stay apart. */
const keyOf = (frame: DataFrame, field: Field) =>
  JSON.stringify([
    frame.refId ?? '',
    field.labels?.[ROLE_LABEL] ? frame.name : field.name,
    seriesKey(field.labels ?? {}),
  ]);

const nameOf = ({ frame, field }: Part) => frame.name || field.name;

function seriesOf(key: string, name: string, parts: readonly Part[]): ForecastSeries {
  const actual = parts.find(({ role }) => role === 'actual');
  const point = parts.find(({ role }) => role === 'forecast') ?? parts.find(({ role }) => role === 'likely');
  const changed = parts.find(({ role }) => role === 'scenario');
  const { field } = actual ?? point ?? parts[0]!;
  const { foresight_refusal: refusal, mean_of_ms: meanOf } = customOf<ActualFrameCustom>(actual) ?? {};
  const custom = customOf<ForecastFrameCustom>(point);
  const whatIf = customOf<WhatIfFrameCustom>(changed);
  const outcomes = outcomesOf(parts);
  return {
    key,
    name,
    labels: seriesLabels(field.labels ?? {}),
    field,
    history: actual?.samples ?? { time: [], value: [] },
    ...(point && custom?.trust
      ? { forecast: { ...point.samples, custom, bands: bandsOf(parts, point.samples, 'lower', 'upper') } }
      : {}),
    ...(changed && whatIf
      ? {
          scenario: {
            ...changed.samples,
            custom: whatIf,
            bands: bandsOf(parts, changed.samples, 'scenario_lower', 'scenario_upper'),
          },
        }
      : {}),
    ...(outcomes ? { outcomes } : {}),
    ...(refusal ? { refusal } : {}),
    ...(meanOf ? { meanOf } : {}),
  };
}

/** What our service wrote beside the numbers; frames of others have nothing of the kind. */
function customOf<T extends { readonly foresight: number }>(part: Part | undefined): T | undefined {
  const custom = part?.frame.meta?.custom as Partial<T> | undefined;
  return custom?.foresight === 1 ? (custom as T) : undefined;
}

function bandsOf(parts: readonly Part[], { time }: Samples, low: FrameRole, high: FrameRole): Band[] {
  const limit = (role: FrameRole, level: number) =>
    parts.find(part => part.role === role && part.level === level)?.samples.value;
  const levels = [...new Set(parts.filter(({ role }) => role === high).map(({ level }) => level))];
  return levels
    .sort((a, b) => a - b)
    .flatMap(level => {
      const [lower, upper] = [limit(low, level), limit(high, level)];
      return lower?.length === time.length && upper?.length === time.length ? [bandOf(level, lower, upper)] : [];
    });
}

/** Both ends on the same steps, or none. */
function outcomesOf(parts: readonly Part[]): Outcomes | undefined {
  const [best, worst] = (['best', 'worst'] as const).map(end => parts.find(({ role }) => role === end)?.samples);
  if (!best || !worst || best.time.length !== worst.time.length) return undefined;
  return { time: best.time, best: best.value, worst: worst.value };
}
