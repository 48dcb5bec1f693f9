// One way to define a query of the data source: its name, the schema of its members, and `run`, which answers in frames.
import type { Static, TSchema } from 'typebox';
import type { Config } from '../../platform/config/index.ts';
import type { Logger } from '../../platform/logger.ts';
import type { Metrics } from '../../platform/metrics.ts';
import type { ForecastPool } from '../../predictions/forecast/index.ts';
import type { Caller, Store } from '../../store/index.ts';
import type { FrameSpec } from '../frames/index.ts';
import type { GrafanaAccess } from './source/index.ts';

/** What query types are built from. */
export interface QueryDeps {
  readonly store: Store;
  readonly pool: ForecastPool;
  readonly metrics: Metrics;
  readonly config: Pick<Config, 'forecast' | 'grafana' | 'grpc' | 'workspaces'>;
  readonly logger: Logger;
  readonly now: () => Date;
}

export interface QueryContext {
  readonly caller: Caller;
  /** Epoch milliseconds, both included. */
  readonly range: { readonly from: number; readonly to: number };
  /** Rows a picture has room for; 0: no limit. */
  readonly maxDataPoints: number;
  /** The data source's settings (jsonData), unchecked. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** Asked by an alert rule: each number must be told apart by its labels, so one number a row is given. */
  readonly fromAlert: boolean;
  /** How to ask other data sources; undefined: no token was entered. @throws {ForesightError} for half an entry */
  readonly grafana: () => GrafanaAccess | undefined;
  /** Aborted when nobody waits for the answer any more. */
  readonly signal: AbortSignal;
}

export interface QueryType<Schema extends TSchema = TSchema> {
  readonly type: string;
  /** Of the query's own members, strict; those that Grafana adds are taken off before. */
  readonly schema: Schema;
  /** Brings a saved query to the newest version. @throws {ForesightError} bad_request for a version it does not know */
  readonly migrate: (saved: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;
  /** @throws {ForesightError} what is wrong with the question; it becomes the error of its refId only */
  readonly run: (context: QueryContext, query: Static<Schema>) => Promise<readonly FrameSpec[]>;
}
