import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { loadConfig } from '../platform/config/index.ts';
import { questionDefaults } from '../predictions/forecast/index.ts';
import { workspaceCalendars } from './workspace-calendars.ts';

const cwd = mkdtempSync(join(tmpdir(), 'foresight-calendars-'));
afterAll(() => rmSync(cwd, { recursive: true }));

function load(workspace: string) {
  writeFileSync(join(cwd, 'foresight.yaml'), `workspaces:\n  - slug: shop\n    name: Shop\n${workspace}`);
  return loadConfig({ cwd, env: {}, checks: [workspaceCalendars] });
}

describe('the calendar of a workspace', () => {
  it('is what a question is filled with', () => {
    const config = load(
      "    time_zone: Europe/Berlin\n    holidays: [DE-BY]\n    events:\n      - { name: Sale, from: '2026-11-27' }\n",
    );
    expect(questionDefaults(config, { slug: 'shop', time_zone: 'Europe/Berlin' })).toEqual({
      horizon: 24,
      levels: [0.8, 0.95],
      options: { time_zone: 'Europe/Berlin', holidays: ['DE-BY'], events: [{ name: 'Sale', from: '2026-11-27' }] },
    });
    expect(questionDefaults(config, { slug: 'other', time_zone: 'Asia/Tokyo' }).options).toEqual({
      time_zone: 'Asia/Tokyo',
    });
    expect(questionDefaults(load(''), { slug: 'shop', time_zone: 'UTC' }).options).toEqual({});
  });

  it.each([
    [
      '    holidays: [DE, DE-BX]\n',
      /foresight\.yaml:4: workspaces\.0\.holidays\.1: there is no holiday calendar 'DE-BX'; near/,
    ],
    [
      "    events:\n      - { name: Sale, from: '2026-11-27' }\n      - { name: Fair, from: '2026-02-30' }\n",
      /foresight\.yaml:6: workspaces\.0\.events\.1: event 'Fair': there is no such time as 2026-02-30/,
    ],
  ])('is checked before anything starts: %j', (workspace, message) => {
    expect(() => load(workspace)).toThrow(message);
  });
});
