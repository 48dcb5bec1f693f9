// Models that are loaded on demand, in real worker threads; what they store is read here, where nothing was loaded.
import { getModel } from '@foresight/models';
import pino from 'pino';
import { afterAll, expect, it } from 'vitest';
import { openWorkerPool } from '../../platform/worker-pool.ts';
import { FORECAST_WORKER, type SeriesForecast, type SeriesQuestion, type SeriesRefusal } from './index.ts';

const pool = openWorkerPool<SeriesQuestion, SeriesForecast | SeriesRefusal>(
  FORECAST_WORKER,
  1,
  pino({ level: 'silent' }),
);
afterAll(() => pool.close());

const HOUR = 3_600_000;

/** A day's wave with a little noise that never repeats, which repeating the last day doubles. */
function question(model: SeriesQuestion['model']): SeriesQuestion {
  const at = (t: number) => 50 + 20 * Math.sin((t * Math.PI) / 12) + 4 * Math.sin(t * t);
  return {
    ts: Float64Array.from({ length: 400 }, (_, t) => t * HOUR),
    value: Float64Array.from({ length: 400 }, (_, t) => at(t)),
    timeKind: 'time',
    model,
    horizon: 24,
    levels: [0.8],
  };
}

it.each(['prophet', 'neural-net'] as const)('forecasts with %s, twice the same', async model => {
  const first = await pool.run(question(model));
  const second = await pool.run(question(model));
  if (!first.ok || !second.ok) throw new Error('refused');
  expect(first).toMatchObject({ method: model, trust: { claim: 'beats-naive' } });
  expect(second.artifact).toEqual(first.artifact);
  const json = JSON.parse(new TextDecoder().decode(first.artifact));
  expect(getModel(json.model).fromJSON(json).predict(24, [0.8]).point).toEqual(first.point);
});
