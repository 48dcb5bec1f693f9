// Frames as the service sends them and as Grafana hands them to a panel, for tests.
import type { ForecastFrameCustom, ForecastRefusal, Trust } from '@foresight/contracts';
import { frameLabels } from '@foresight/contracts';
import { type DataFrame, FieldType } from '@grafana/data';

export const HOUR = 3_600_000;
/** 27 November 2026, 12:00 UTC. */
export const NOON = Date.UTC(2026, 10, 27, 12);

export const GOOD_TRUST: Trust = {
  skill: 0.41,
  mase: 0.59,
  smape: 3.2,
  coverage: [
    { level: 0.8, share: 0.81 },
    { level: 0.95, share: 0.94 },
  ],
  origins: 4,
  claim: 'beats-naive',
  reason: null,
};

export interface FakeSeries {
  readonly labels?: Readonly<Record<string, string>>;
  /** Hourly values up to and with the origin. */
  readonly history?: readonly number[];
  /** Epoch ms of the last value. Default: NOON. */
  readonly origin?: number;
  /** Hourly values after it. */
  readonly forecast?: readonly number[];
  /** Half width of the band of each level. */
  readonly bands?: Readonly<Record<number, number>>;
  readonly custom?: Partial<ForecastFrameCustom>;
  readonly trust?: Partial<Trust>;
  readonly refusal?: ForecastRefusal;
  readonly metric?: string;
}

export function forecastFrames(fake: FakeSeries): DataFrame[] {
  const {
    labels = {},
    history = [1, 2, 3],
    origin = NOON,
    forecast,
    bands = { 0.8: 1, 0.95: 2 },
    metric = 'requests',
  } = fake;
  const past = history.map((_, i) => origin - (history.length - 1 - i) * HOUR);
  const actual = frame(metric, frameLabels(labels, 'actual'), past, history, {
    foresight: 1,
    series_id: '1',
    metric,
    ...(fake.refusal ? { foresight_refusal: fake.refusal } : {}),
  });
  if (!forecast) return [actual];
  const ahead = forecast.map((_, i) => origin + (i + 1) * HOUR);
  const limits = Object.entries(bands).flatMap(([level, half]) => [
    frame(
      metric,
      frameLabels(labels, 'lower', Number(level)),
      ahead,
      forecast.map(value => value - half),
    ),
    frame(
      metric,
      frameLabels(labels, 'upper', Number(level)),
      ahead,
      forecast.map(value => value + half),
    ),
  ]);
  return [
    actual,
    frame(metric, frameLabels(labels, 'forecast'), ahead, forecast, customOf(fake, origin, metric)),
    ...limits,
  ];
}

function customOf({ custom, trust }: FakeSeries, origin: number, metric: string): ForecastFrameCustom {
  return {
    foresight: 1,
    series_id: '1',
    metric,
    model: 'auto',
    method: 'auto',
    model_version: 'abcdef0123456789',
    run_id: '0',
    issued_at: new Date(origin).toISOString(),
    origin: new Date(origin).toISOString(),
    step: { unit: 'ms', count: HOUR },
    trust: { ...GOOD_TRUST, ...trust },
    adjustments: [],
    source: 'ledger',
    ...custom,
  };
}

function frame(
  name: string,
  labels: Record<string, string>,
  time: number[],
  value: readonly number[],
  custom?: object,
): DataFrame {
  return {
    name,
    refId: 'A',
    length: time.length,
    ...(custom ? { meta: { custom: custom as Record<string, unknown> } } : {}),
    fields: [
      { name: 'time', type: FieldType.time, config: {}, values: time },
      { name: 'value', type: FieldType.number, config: {}, labels, values: [...value] },
    ],
  };
}
