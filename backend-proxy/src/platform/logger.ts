// Structured logs: one JSON object a line on stderr, so that stdout stays free for answers.
import { type Logger, pino } from 'pino';

export type { Logger };
export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Header and body fields that must never reach a log line. */
const SECRETS = ['req.headers.authorization', 'token', 'password', '*.token', '*.password', '*.secret'];

/** What a log line keeps of an error. Errors of the database driver carry their whole connection. */
function plainError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { name, message, stack, code, cause } = error as Error & { code?: unknown };
  return { type: name, message, stack, ...(code ? { code } : {}), ...(cause ? { cause: plainError(cause) } : {}) };
}

/** @param level messages below it are dropped; 'error' is a call to act, 'warn' a thing to look at on a working day */
export function createLogger(level: LogLevel): Logger {
  return pino(
    { level, base: null, redact: SECRETS, serializers: { err: plainError }, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination(2),
  );
}
