import type { Logger } from './types.ts';

const levels: Record<string, keyof Logger> = { PANIC: 'error', FATAL: 'warn', WARNING: 'warn' };

/** Passes a line of the server on. Failed statements go to debug: whoever sent one has the error. */
export function logServerLine(logger: Logger, line: string): void {
  const [, word = '', text = line] =
    /\b(PANIC|FATAL|WARNING|ERROR|LOG|HINT|DETAIL|STATEMENT):\s+(.*)$/.exec(line) ?? [];
  // What Postgres calls fatal about its own children when we stop it is no news.
  const stopping = text.endsWith('due to administrator command');
  logger[stopping ? 'debug' : (levels[word] ?? 'debug')]({ postgres: word || 'LOG' }, text);
}
