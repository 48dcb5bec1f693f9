// What commands on the database share: the application for as long as the command runs.
import { loadConfig } from '../../platform/config/index.ts';
import { createLogger, type LogLevel } from '../../platform/logger.ts';
import { type Workspace, workspaceBySlug } from '../../store/index.ts';
import { type App, compose } from '../compose.ts';
import { workspaceCalendars } from '../workspace-calendars.ts';

export interface SessionOptions {
  /** Take jobs from the queue: for commands that wait for training. */
  readonly work: boolean;
  /** Default 'warn': a person reads this terminal. */
  readonly logLevel?: LogLevel;
}

const SAME_SIGNAL_MS = 1_000;

/** Opens the application, runs `use`, and closes it in any case; a first SIGINT or SIGTERM aborts the signal. */
export async function withApp<T>(
  { work, logLevel = 'warn' }: SessionOptions,
  use: (app: App, signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const config = loadConfig({ cwd: process.cwd(), env: process.env, checks: [workspaceCalendars] });
  const level = process.env.FORESIGHT_LOG_LEVEL ? config.log.level : logLevel;
  const stop = new AbortController();
  let first = 0;
  const onSignal = () => {
    first ||= performance.now();
    // The second one is for those who cannot wait. What reaches us by two ways (process group and parent) counts once.
    if (performance.now() - first > SAME_SIGNAL_MS) process.exit(130);
    stop.abort();
  };
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
  const app = await compose({ config, logger: createLogger(level), work, signal: stop.signal });
  try {
    return await use(app, stop.signal);
  } finally {
    await app.stop();
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
  }
}

/** The workspace named, else the first of the configuration. */
export function workspaceOf(app: App, slug?: string): Promise<Workspace> {
  return app.store.asService(trx => workspaceBySlug(trx, slug ?? app.config.workspaces[0]!.slug));
}
