import { describe, expect, it } from 'vitest';
import { readHealth } from './health.ts';
import { readProblem } from './problem.ts';

const AT = Date.UTC(2026, 10, 27, 12);
const span = { sent: AT - 20, received: AT + 30 };
const check = (name: string, ok = true, more = {}) => ({
  name,
  ok,
  detail: ok ? 'fine' : `${name} is broken`,
  ...more,
});
const details = {
  version: '0.1.0',
  workspace: { name: 'Shop', slug: 'shop' },
  right: 'read',
  metrics: 3,
  time: new Date(AT).toISOString(),
  checks: [check('token'), check('database')],
};
const OK = { status: 'OK', message: 'Foresight 0.1.0, all well', details };

describe('the health of a data source', () => {
  it('is what the service says, when it says that all is well', () => {
    const health = readHealth({ data: OK }, span);
    expect(health).toMatchObject({ state: 'ok', message: 'Foresight 0.1.0, all well' });
    expect(health.seen).toEqual({ workspace: 'Shop', right: 'read', metrics: 3, version: '0.1.0' });
    expect(health.checks.map(({ name }) => name)).toEqual(['token', 'database', 'browser clock']);
    expect(health.verbose).toBe("token: fine\ndatabase: fine\nbrowser clock: agrees with the service's");
  });

  it('names what fails, with every fix once, and what failed first', () => {
    const fix = { fix: 'mend it' };
    const checks = [check('token'), check('database', false, fix), check('migrations', false, fix)];
    const health = readHealth({ data: { status: 'ERROR', message: 'x', details: { ...details, checks } } }, span);
    expect(health).toMatchObject({
      state: 'error',
      message: 'Database is broken. Migrations is broken',
      fix: 'mend it',
    });
    expect(health.verbose).toMatch(/^database: failed, database is broken\n {2}Fix: mend it\nmigrations: failed/);
  });

  it.each([
    [0, 'ok'],
    [4_000, 'ok'],
    [-4_000, 'ok'],
    [5_100, 'warning'],
    [-60_000, 'warning'],
  ])("with a service's clock %s ms ahead is %s", (ahead, state) => {
    const time = new Date(AT + ahead).toISOString();
    const health = readHealth({ data: { ...OK, details: { ...details, time } } }, span);
    expect(health.state).toBe(state);
    if (state === 'warning') {
      expect(health.message).toMatch(ahead > 0 ? /clock is 5 s behind the service's/ : /clock is 60 s ahead of the/);
      expect(health.fix).toMatch(/NTP/);
    }
  });

  it('takes a slow answer for no skew: the clocks may agree anywhere on the way', () => {
    expect(readHealth({ data: OK }, { sent: AT - 20_000, received: AT + 20_000 }).state).toBe('ok');
  });

  it.each([
    ['plugin.healthCheck', /gets no answer/, /npm start.*grpc_address.*restart Grafana/],
    ['plugin.unavailable', /gets no answer/, /npm start/],
    ['plugin.connectionUnavailable', /gets no answer/, /npm start/],
    ['plugin.notImplemented', /not Foresight/, /grpc_address/],
    ['plugin.notRegistered', /has not started/, /allow_loading_unsigned_plugins/],
  ])('says what to do when Grafana says %s', (messageId, message, fix) => {
    const health = readHealth({ status: 500, data: { message: 'Plugin health check failed', messageId } }, span);
    expect(health.state).toBe('error');
    expect(health.message).toMatch(message);
    expect(health.fix).toMatch(fix);
    expect(health.seen).toBeUndefined();
    expect(health.checks).toHaveLength(1);
  });

  it.each([undefined, {}, { message: 'Failed to fetch' }])('says that Grafana did not answer: %j', answer => {
    for (const reply of [answer, { data: answer }]) {
      expect(readHealth(reply, span)).toMatchObject({ state: 'error', message: 'Grafana did not answer' });
    }
  });

  it('says whom to ask for access', () => {
    const health = readHealth({ status: 403, data: { message: 'Access denied to datasource' } }, span);
    expect(health).toMatchObject({ state: 'error', fix: 'ask an admin of Grafana for access' });
  });
});

describe('what went wrong with a call', () => {
  it("is the service's own problem, with its code and fix", () => {
    const data = { code: 'forbidden', detail: 'no right', fix: 'ask', status: 403, title: 't', type: 'u' };
    expect(readProblem({ status: 403, data })).toEqual({ text: 'no right', code: 'forbidden', fix: 'ask' });
  });

  it.each([
    [{ status: 403, data: { message: 'Access denied' } }, /may not query/],
    [{ status: 404, data: { message: 'not found' } }, /no such data source/],
    [{ status: 500, data: { messageId: 'plugin.requestFailureError' } }, /gets no answer/],
    [{ data: { message: 'something else' } }, /something else/],
    [new TypeError('Failed to fetch'), /did not answer/],
    [new Error('a bug'), /a bug/],
    ['x', /did not answer/],
    [undefined, /did not answer/],
  ])('is told for %j', (error, text) => expect(readProblem(error).text).toMatch(text));
});
