// Points that came with the question, as series like the stored ones; what is not over yet is left out.
import { ForesightError, type Given, type GivenSeries, givenProblem, type SeriesChoice } from '@foresight/contracts';
import { addSteps, type Step } from '@foresight/models';
import { detectStep, StepUnknown } from '@foresight/models/series';
import type { History } from '../../../features/forecast/index.ts';
import { sha256 } from '../../../platform/crypto.ts';
import { canonicalLabels, type Points, type SeriesState } from '../../../store/index.ts';
import type { QueryContext } from '../query-type.ts';
import { askSource } from '../source/index.ts';

/** Of no row in the store: its id is its content, and its points are here. */
export interface GivenState extends SeriesState {
  readonly history: History;
}

export const isGiven = (state: SeriesState): state is GivenState => 'history' in state;

/** @throws {ForesightError} bad_request that names the place in the points; what the other data source says */
export async function givenStates(
  context: QueryContext,
  { given, source }: SeriesChoice,
  now: Date,
): Promise<{ states: readonly GivenState[]; total: number }> {
  const { from, to } = context.range;
  // Behind now there is nothing to ask for.
  const end = to > 0 ? Math.min(to, now.getTime()) : now.getTime();
  const seen = { from: from > 0 ? Math.min(from, end) : end, to: end };
  const points = given ?? (await askSource(source!, context.grafana(), seen, context.signal));
  const problem = givenProblem(points);
  if (problem) throw new ForesightError('bad_request', `the query does not fit: ${problem}`);
  return { states: points.series.map(one => stateOf(one, points)), total: points.series.length };
}

function stateOf(series: GivenSeries, { until }: Given): GivenState {
  const history = closed(sorted(series), until);
  const { ts, value } = history.points;
  const told = JSON.stringify([series.name, canonicalLabels(series.labels), history.adjustments]);
  const content = sha256(sha256Of(ts) + sha256Of(value) + told).toString('base64url');
  const at = (ms: number | undefined) => (ms === undefined ? null : new Date(ms));
  return {
    id: `given ${content}`,
    metric: series.name,
    labels: series.labels,
    unit: series.unit ?? null,
    time_kind: 'time',
    first_ts: at(ts[0]),
    last_ts: at(ts.at(-1)),
    data_version: '',
    forecast_version: null,
    history,
  };
}

const sha256Of = ({ buffer, byteOffset, byteLength }: Float64Array): string =>
  sha256(Buffer.from(buffer, byteOffset, byteLength)).toString('base64');

/** By time, without what is missing; of equal times the last. */
function sorted({ ts, value }: GivenSeries): Points {
  const known = new Map<number, number>();
  let ordered = true;
  let before = -Infinity;
  for (let i = 0; i < ts.length; i++) {
    const [at, number] = [ts[i]!, value[i]];
    if (number === null || number === undefined) continue;
    if (at < before) ordered = false;
    before = at;
    known.set(at, number);
  }
  const rows = [...known];
  if (!ordered) rows.sort(([a], [b]) => a - b);
  return { ts: Float64Array.from(rows, ([at]) => at), value: Float64Array.from(rows, ([, number]) => number) };
}

/** A sum or mean of an hour that has just begun is no hour: it would look like a fall. */
function closed({ ts, value }: Points, until: number): History {
  const last = ts.at(-1);
  const step = stepOf(ts.subarray(-RECENT));
  if (last === undefined || !step) return { points: { ts, value }, adjustments: [] };
  const end = addSteps(last, step, 1);
  if (end <= until) return { points: { ts, value }, adjustments: [] };
  const text = `the value of ${new Date(last).toISOString()} is left out: its step ends at ${new Date(end).toISOString()}, after the ${new Date(until).toISOString()} that was asked for`;
  return { points: { ts: ts.slice(0, -1), value: value.slice(0, -1) }, adjustments: [text] };
}

/** Stamps that tell the step. */
const RECENT = 50;

/** None where stamps are few or irregular: there is nothing that could be over. */
function stepOf(ts: Float64Array): Step | undefined {
  if (ts.length < 3) return undefined;
  try {
    return detectStep(ts).step;
  } catch (error) {
    if (error instanceof StepUnknown) return undefined;
    throw error;
  }
}
