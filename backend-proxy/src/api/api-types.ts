// What routes are built from.

import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { AlertPreview, AlertPreviewBody, AnomalyWish, SeriesAnomalies } from '@foresight/contracts';
import type {
  FastifyBaseLogger,
  FastifyInstance,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify';
import type { Config } from '../platform/config/index.ts';
import type { Metrics } from '../platform/metrics.ts';
import type { Queue } from '../platform/queue.ts';
import type { ForecastPool } from '../predictions/forecast/index.ts';
import type { FuturesRunner } from '../predictions/futures/index.ts';
import type { Caller, Store } from '../store/index.ts';

/** A Fastify instance whose handlers take their types from the TypeBox schemas of the route. */
export type Api = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>;

export interface ReadinessCheck {
  readonly ok: boolean;
  readonly detail: string;
}

export interface AnomalyQuestion extends AnomalyWish {
  readonly metric: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Epoch milliseconds, both included. */
  readonly range: { readonly from: number; readonly to: number };
  readonly signal: AbortSignal;
}

/** One of each series that fits. @throws {ForesightError} what is wrong with the question */
export type AskAnomalies = (caller: Caller, question: AnomalyQuestion) => Promise<SeriesAnomalies[]>;

/** What a rule would have done. @throws {ForesightError} what is wrong with the rule, or that no series is stored */
export type AskAlertPreview = (
  caller: Caller,
  question: AlertPreviewBody & { readonly signal: AbortSignal },
) => Promise<AlertPreview>;

export interface ApiDeps {
  readonly store: Store;
  readonly queue: Queue;
  /** Worker threads that forecast. */
  readonly pool: ForecastPool;
  /** Draws possible futures of fitted models in worker threads. */
  readonly futures: FuturesRunner;
  readonly anomalies: AskAnomalies;
  readonly alertPreview: AskAlertPreview;
  readonly metrics: Metrics;
  readonly config: Config;
  readonly version: string;
  /** Folder for uploads while they are read; emptied at start. */
  readonly uploadDir: string;
  readonly now: () => Date;
  /** By name: database, migrations. */
  readonly readiness: () => Promise<Record<string, ReadinessCheck>>;
}

/** The one form of a route file: adds routes to the instance. */
export type Routes = (api: Api, deps: ApiDeps) => void;
