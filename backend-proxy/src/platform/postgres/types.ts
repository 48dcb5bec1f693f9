/** Where log lines go; pino's loggers fit. */
export interface Logger {
  debug(context: object, message: string): void;
  info(context: object, message: string): void;
  warn(context: object, message: string): void;
  error(context: object, message: string): void;
}

/** PostgreSQL majors whose binaries are installed: 18 runs the service, 15 proves that SQL runs on the oldest supported. */
export type Major = 18 | 15;

/** `starting` until first ready; `down` while the server is gone and being brought back; `stopped` after `stop()`. */
export type State = 'starting' | 'ready' | 'down' | 'stopped';

export interface StartOptions {
  /** Folder that holds the cluster and the files beside it; made when missing. */
  readonly dataDir: string;
  /** TCP port on 127.0.0.1; 0 or nothing: the port of the last run, or a free one. */
  readonly port?: number;
  readonly logger: Logger;
  /** Default 18. */
  readonly major?: Major;
  /** Called after each change of state. */
  readonly onStateChange?: (state: State) => void;
  /** Server settings laid over ours, e.g. `{ fsync: 'off' }` for tests. */
  readonly settings?: Readonly<Record<string, string>>;
}

export interface EmbeddedPostgres {
  /** `postgres://foresight:<password>@127.0.0.1:<port>/foresight`; stays the same for the life of this object. */
  readonly url: string;
  readonly port: number;
  /** True when this process runs the server; false when another does. Turns true when this one takes over. */
  readonly owner: boolean;
  state(): State;
  /** Owner: fast shutdown, resolves when the server is gone. Otherwise lets go. A second call does nothing more. */
  stop(): Promise<void>;
}
