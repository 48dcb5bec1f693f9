// The health of a data source: what the service says of itself, what Grafana says when it cannot ask, and what the
// browser's own clock says about both.
import type { Right } from '@foresight/contracts';
import { provenSkew, type Span } from './clock.ts';
import { readProblem } from './problem.ts';

export type { Span } from './clock.ts';

export interface HealthCheck {
  readonly name: string;
  readonly ok: boolean;
  readonly detail: string;
  /** What to do, where it is not ok. */
  readonly fix?: string;
}

export interface Health {
  /** 'warning': everything works, and something should be looked at. */
  readonly state: 'ok' | 'warning' | 'error';
  /** What fails, or what there is, as one sentence. */
  readonly message: string;
  /** What to do; absent where nothing is. */
  readonly fix?: string;
  readonly checks: readonly HealthCheck[];
  /** All checks, a line each, what failed first. */
  readonly verbose: string;
  /** What the service says of this connection. Absent where it let nobody in. */
  readonly seen?: Seen;
}

export interface Seen {
  /** Its name. */
  readonly workspace: string;
  readonly right: Right;
  /** How many are stored. */
  readonly metrics: number;
  /** Of the service. */
  readonly version: string;
}

/** Half of what the service allows between itself and its database: a person may wait longer for the answer. */
const MOST_SKEW_MS = 5_000;

interface Answer {
  readonly status?: string;
  readonly message?: string;
  readonly details?: {
    readonly version?: string;
    readonly time?: string;
    readonly right?: Right;
    readonly metrics?: number;
    readonly workspace?: { readonly name: string; readonly slug: string };
    readonly checks?: readonly HealthCheck[];
  };
}

/**
 * @param reply what GET /api/datasources/uid/:uid/health was answered or refused with; the body is its `data`
 * @param span by this browser's clock
 */
export function readHealth(reply: unknown, span: Span): Health {
  const { data } = (reply ?? {}) as { data?: unknown };
  const { status, message = '', details } = (data ?? {}) as Answer;
  if ((status !== 'OK' && status !== 'ERROR') || !details?.checks) return unanswered(reply);
  const own = browserClock(details.time, span);
  const checks = own ? [...details.checks, own] : details.checks;
  const failed = checks.filter(({ ok }) => !ok);
  return {
    ...(failed.length === 0 ? { state: 'ok', message } : failure(status, message, failed)),
    checks,
    verbose: lines(checks),
    ...seenIn(details),
  };
}

function seenIn({ workspace, right, metrics, version }: NonNullable<Answer['details']>): Pick<Health, 'seen'> {
  if (!workspace || !right || metrics === undefined || !version) return {};
  return { seen: { workspace: workspace.name, right, metrics, version } };
}

function unanswered(reply: unknown): Health {
  const { text, fix } = readProblem(reply);
  const check = { name: 'service', ok: false, detail: text, ...(fix ? { fix } : {}) };
  return { state: 'error', message: text, ...(fix ? { fix } : {}), checks: [check], verbose: lines([check]) };
}

/** Where only our own clock is off, the connection works all the same. */
function failure(status: string, message: string, failed: readonly HealthCheck[]) {
  const fixes = [...new Set(failed.flatMap(({ fix }) => fix ?? []))].join('; ');
  const what = failed.map(({ detail }) => capital(detail)).join('. ');
  const fix = fixes === '' ? {} : { fix: fixes };
  if (status === 'OK') return { state: 'warning' as const, message: `${message}. ${what}`, ...fix };
  return { state: 'error' as const, message: what, ...fix };
}

function browserClock(time: string | undefined, span: Span): HealthCheck | undefined {
  const at = Date.parse(time ?? '');
  if (Number.isNaN(at)) return undefined;
  const skew = provenSkew(at, span);
  const name = 'browser clock';
  if (Math.abs(skew) <= MOST_SKEW_MS) return { name, ok: true, detail: "agrees with the service's" };
  const side = skew > 0 ? 'behind' : 'ahead of';
  return {
    name,
    ok: false,
    detail: `this computer's clock is ${Math.round(Math.abs(skew) / 1000)} s ${side} the service's`,
    fix: 'let NTP set the clocks of this computer and of the service',
  };
}

function lines(checks: readonly HealthCheck[]): string {
  const inOrder = [...checks].sort((a, b) => Number(a.ok) - Number(b.ok));
  return inOrder
    .map(({ name, ok, detail, fix }) => `${name}: ${ok ? '' : 'failed, '}${detail}${fix ? `\n  Fix: ${fix}` : ''}`)
    .join('\n');
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
