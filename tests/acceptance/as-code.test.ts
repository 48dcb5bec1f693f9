// foresight.yaml as code: planned, applied, exported to another service; a broken file changes nothing.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { desk, hourly, put } from './support/index.ts';

const FILE = `workspaces:
  - slug: shop
    name: Web shop
    time_zone: Europe/Berlin
    holidays: [DE]
    models:
      - metric: load
        recipe: { model: drift }
    challengers:
      - slug: theta
        metric: load
        recipe: { model: theta }
    schedules:
      - slug: nightly
        question: { metric: load, horizon: 3 }
        cron: 0 2 * * *
    scenarios:
      - slug: sale
        name: Sale
        adjustments:
          - { metric: load, kind: percent, value: 20 }
    alerts:
      - slug: high
        rule: { kind: breach, metric: load, limit: { value: 50, direction: above }, probability: 0.2 }
      - slug: odd
        rule: { kind: outside, metric: load, x: 3, n: 5, direction: both, sensitivity: normal }
        for: 0s
        severity: page
`;

describe('foresight.yaml', () => {
  const [at, elsewhere] = [desk(), desk()];
  const write = (text: string, folder = at.folder) => writeFileSync(join(folder, 'foresight.yaml'), text);

  it('is planned, applied, and the same again from its export on an empty service', async () => {
    write(FILE);
    const csv = put(at.folder, 'load.csv', hourly(1, 60));
    expect((await at.run(['import', csv, '--metric', 'load', '--no-train'])).code).toBe(0);
    const planned = await at.run(['plan', '--exit-code']);
    expect(planned.code).toBe(1);
    expect(planned.stdout).toMatch(
      /^workspace shop\n {2}\+ model load \(its forecasts are made anew\)\n {6}metric: "load"/,
    );
    expect(planned.stdout).toMatch(/ {2}\+ schedule nightly\n[\s\S]* cron: "0 2 \* \* \*"/);
    expect(planned.stdout).toMatch(/\n6 to create, 0 to change, 0 to remove\n$/);
    const applied = await at.run(['apply']);
    expect(applied).toMatchObject({ code: 0, stdout: expect.stringMatching(/\n6 created, 0 changed, 0 removed\n$/) });
    expect(await at.run(['plan', '--exit-code'])).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^nothing to change/),
    });

    const exported = await at.run(['export']);
    expect(parse(exported.stdout)).toMatchObject(parse(FILE));
    write(exported.stdout, elsewhere.folder);
    expect((await elsewhere.run(['apply'])).stdout).toMatch(/\n6 created/);
    expect((await elsewhere.run(['export'])).stdout).toBe(exported.stdout);
  });

  it('becomes a file of rules that Grafana provisions', async () => {
    const path = join(at.folder, 'rules.yaml');
    const written = await at.run(['alert-rules', '--data-source', 'ours', '--folder', 'Ours', '--out', path]);
    expect(written).toMatchObject({ code: 0, stderr: expect.stringContaining('2 rules') });
    const { groups } = parse(readFileSync(path, 'utf8'));
    expect(groups).toMatchObject([
      {
        orgId: 1,
        folder: 'Ours',
        rules: [
          { uid: 'foresight-shop-high', for: '5m', labels: { severity: 'warning' }, noDataState: 'NoData' },
          // Hourly values: three of them are looked at.
          {
            uid: 'foresight-shop-odd',
            for: '0s',
            labels: { severity: 'page' },
            data: [{ relativeTimeRange: { from: 10_800 } }, {}],
          },
        ],
      },
    ]);
    expect(groups[0].rules[0].data.map((one: { datasourceUid: string }) => one.datasourceUid)).toEqual([
      'ours',
      '__expr__',
    ]);
    write(FILE.replace('severity: page', 'severity: page\n        title: "load: above 50 likely"'));
    expect((await at.run(['apply'])).code).toBe(0);
    const twins = await at.run(['alert-rules']);
    expect(twins).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/'high' and 'odd' have one title[\s\S]*fix: /),
    });
  });

  it('that is broken names line and key, and leaves all as it was', async () => {
    write(FILE);
    expect((await at.run(['apply'])).code).toBe(0);
    const before = (await at.run(['export'])).stdout;
    const cases: [string, string, RegExp][] = [
      ['cron: 0 2 * * *', 'crn: 0 2 * * *', /foresight\.yaml:16: workspaces\.0\.schedules\.0\.crn is not a known key/],
      ['x: 3', 'x: 9', /foresight\.yaml:25: workspaces\.0\.alerts\.1: rule: 9 of the last 5/],
      ['model: theta', 'model: oracle', /foresight\.yaml:10: workspaces\.0\.challengers\.0: .*oracle/],
      ['cron: 0 2 * * *', 'cron: 0 99 * * *', /foresight\.yaml:14: workspaces\.0\.schedules\.0: .*99/],
      ['models:', 'models: [', /foresight\.yaml:\d+: /],
    ];
    for (const [good, bad, reason] of cases) {
      // Of a broken file nothing counts, not even what is right in it.
      write(FILE.replace('name: Sale', 'name: Other').replace(good, bad));
      const refused = await at.run(['apply']);
      expect(refused.code).toBe(2);
      expect(refused.stderr).toMatch(reason);
    }
    write(FILE);
    expect((await at.run(['export'])).stdout).toBe(before);
  });
});
