// From what Grafana says of a failed query to what a person needs: what failed, and what to do.
import type { DataQueryError } from '@grafana/data';

export interface Failure {
  readonly title: string;
  readonly text: string;
  /** For whoever is asked for help. */
  readonly details: string;
}

/** The first error, told in words of this product where it is one of the well-known. */
export function failureOf(errors: readonly DataQueryError[]): Failure | undefined {
  const [first] = errors;
  if (!first) return undefined;
  const said = messageOf(first);
  const details = [`${first.status ?? ''} ${first.statusText ?? ''}`.trim(), said].filter(Boolean).join(': ');
  const known = KNOWN.find(({ when }) => when(first, said));
  if (known) return { title: known.title, text: known.text(said), details };
  const [text, fix] = said.split(/\. Fix: /);
  return { title: 'The query was not answered', text: fix ? `${text}. ${capital(fix)}.` : said, details };
}

const messageOf = ({ message, data }: DataQueryError): string =>
  data?.message || message || data?.error || 'no reason was given';

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const fixOf = (said: string) => (said.includes('Fix: ') ? ` ${capital(said.split('Fix: ')[1]!)}.` : '');

interface Known {
  readonly title: string;
  readonly when: (error: DataQueryError, said: string) => boolean;
  readonly text: (said: string) => string;
}

const KNOWN: readonly Known[] = [
  {
    title: 'The Foresight service does not answer',
    when: ({ status }, said) =>
      /plugin unavailable|connectionUnavailable|connection refused|ECONNREFUSED|UNAVAILABLE/i.test(said) ||
      status === 502 ||
      status === 503,
    text: () =>
      'Forecasts come back by themselves when it runs again. Start it with “npm start” or “foresight serve”, or see its log.',
  },
  {
    title: 'The data source has no valid token',
    when: ({ status }, said) => status === 401 || /token is unknown|has no token/.test(said),
    text: said =>
      `The service refused the call.${fixOf(said) || ' Ask an admin to enter a token in the settings of the data source.'}`,
  },
  {
    title: 'You may not see these data',
    when: ({ status }, said) => status === 403 || /permission|forbidden|access denied/i.test(said),
    text: () =>
      'Your role does not allow queries of this data source. Ask an admin of this Grafana for the right to query it.',
  },
  {
    title: 'The answer took too long',
    when: ({ status }, said) => status === 504 || /deadline|timed? ?out/i.test(said),
    text: () =>
      'Ask for fewer series or a shorter horizon, or train the forecasts beforehand so that they are read from the ledger.',
  },
];
