import { expect, it } from 'vitest';
import type { Health } from '../../shared/service/index.ts';
import { healthLine } from './health-line.ts';

const check = (ok: boolean) => ({ name: 'x', ok, detail: '' });
const health = (members: Partial<Health>): Health => ({
  state: 'ok',
  message: 'm',
  checks: [],
  verbose: '',
  ...members,
});
const seen = { workspace: 'Shop', metrics: 46, right: 'write', version: '0.1.0' } as const;

it.each([
  [{ seen }, 'Workspace Shop · 46 metrics · right write · Foresight 0.1.0'],
  [{ seen: { ...seen, metrics: 1 }, state: 'warning' }, 'Workspace Shop · 1 metric · right write · Foresight 0.1.0'],
  [{}, 'm'],
  [{ state: 'error', seen, checks: [check(true), check(false)] }, '1 of 2 checks failed · asked again every 10 s'],
  [{ state: 'error', checks: [check(false)] }, 'Not reached · asked again every 10 s'],
] as const)('the health of a data source in a line: %j', (members, line) => {
  expect(healthLine(health(members as Partial<Health>))).toBe(line);
});
