// Errors of the earlier stages in the words of the catalogue. Used by the API's and the command line's last line of defence.
import { ForesightError } from '@foresight/contracts';
import { FileProblem } from '../connectors/file/index.ts';

/** Codes of Postgres (class 08, 53, 57) and of the network that mean: the database is away, try again. */
const AWAY = /^(08|53|57P)|^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND)$/;
const AWAY_TEXT = /timeout exceeded when trying to connect|Connection terminated|not queryable/;

/** @returns undefined for surprises: those are the service's own faults */
export function asForesightError(error: unknown): ForesightError | undefined {
  if (error instanceof ForesightError) return error;
  if (error instanceof FileProblem) {
    const { row, column } = error;
    return new ForesightError('bad_input', error.message, {
      fix: error.fix,
      cause: error,
      ...(row === undefined ? {} : { row }),
      ...(column === undefined ? {} : { column: String(column) }),
    });
  }
  const { code, message } = error as { code?: unknown; message?: string };
  if (AWAY.test(String(code)) || AWAY_TEXT.test(message ?? '')) {
    return new ForesightError('unavailable', 'the database does not answer', {
      fix: 'try again in a few seconds; GET /health/ready tells when it is back',
      cause: error,
    });
  }
  return undefined;
}
