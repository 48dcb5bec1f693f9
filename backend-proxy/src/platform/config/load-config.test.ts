import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ConfigError, loadConfig } from './index.ts';

let cwd: string;
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'foresight-config-'));
});
afterEach(() => rmSync(cwd, { recursive: true }));

const load = (yaml?: string, env: Record<string, string> = {}) => {
  if (yaml !== undefined) writeFileSync(join(cwd, 'foresight.yaml'), yaml);
  return loadConfig({ cwd, env });
};
const problems = (yaml: string | undefined, env: Record<string, string> = {}) => {
  try {
    load(yaml, env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
};

describe('configuration', () => {
  it('has a default for everything', () => {
    expect(load()).toMatchObject({
      http: { host: '127.0.0.1', port: 10_550 },
      log: { level: 'info' },
      forecast: { horizon: 24, levels: [0.8, 0.95] },
      workspaces: [{ slug: 'main' }],
    });
    expect(load('')).toEqual(load());
  });

  it('takes the file over the defaults and the environment over the file', () => {
    const yaml = 'http:\n  port: 8080\n  host: 0.0.0.0\n';
    expect(load(yaml).http).toMatchObject({ port: 8080, host: '0.0.0.0' });
    expect(load(yaml, { FORESIGHT_HTTP_PORT: '9090' }).http).toMatchObject({ port: 9090, host: '0.0.0.0' });
    expect(load(undefined, { DATABASE_URL: 'postgres://a@b/c' }).database.url).toBe('postgres://a@b/c');
  });

  it('keeps a text that looks like a number a text', () => {
    expect(load(undefined, { FORESIGHT_GRAFANA_WORKSPACE: '2024' }).grafana).toEqual({
      workspace: '2024',
      right: 'admin',
    });
  });

  it.each([
    ['a token', { FORESIGHT_GRAFANA_TOKEN: 'hunter2' }],
    ['a password in an address', { DATABASE_URL: 'mysql://a:hunter2@b/c' }],
  ])('does not repeat %s', (_, env) => {
    expect(problems(undefined, env).join()).not.toContain('hunter2');
  });

  it.each([
    [
      'an unknown key',
      'http:\n  prot: 1\n',
      /^foresight\.yaml:2: http\.prot is not a known key; known here: host, port/,
    ],
    [
      'an unknown section',
      '\nhtp:\n  port: 1\n',
      /^foresight\.yaml:2: htp is not a known key; known here: http, grpc, database/,
    ],
    ['a wrong type', 'http:\n  port: many\n', /^foresight\.yaml:2: http\.port must be integer, found "many"/],
    [
      'a number out of range',
      'forecast:\n  levels:\n    - 0.8\n    - 1.2\n',
      /^foresight\.yaml:4: forecast\.levels\.1 must be <= 0.99, found 1.2/,
    ],
    [
      'a word not on the list',
      'log:\n  level: loud\n',
      /^foresight\.yaml:2: log\.level must be one of trace, .*, found "loud"/,
    ],
    [
      'a key in a list',
      'workspaces:\n  - slug: a\n    name: A\n    zone: UTC\n',
      /^foresight\.yaml:4: workspaces\.0\.zone is not a known key; known here: slug, name, time_zone/,
    ],
    [
      'a time zone that does not exist',
      'workspaces:\n  - slug: a\n    name: A\n    time_zone: Mars/Base\n',
      /^foresight\.yaml:4: time zone 'Mars\/Base'/,
    ],
    ['broken YAML', 'http:\n  port: [1\n', /^foresight\.yaml:\d: /],
    ['a key twice', 'log:\n  level: info\nlog:\n  level: warn\n', /^foresight\.yaml:3: .*unique/],
    ['a list for settings', '- a\n', /^foresight\.yaml:1: expected settings/],
  ])('names the line of %s', (_, yaml, expected) => {
    expect(problems(yaml)[0]).toMatch(expected);
  });

  it('takes holidays and events of a workspace', () => {
    const yaml =
      'workspaces:\n  - { slug: a, name: A, holidays: [DE-BY], events: [{ name: Sale, from: 2026-11-27 }] }\n';
    expect(load(yaml).workspaces).toEqual([
      { slug: 'a', name: 'A', time_zone: 'UTC', holidays: ['DE-BY'], events: [{ name: 'Sale', from: '2026-11-27' }] },
    ]);
    expect(problems(yaml.replace('name: Sale', 'title: Sale')).join()).toMatch(/workspaces\.0\.events\.0/);
    expect(problems(yaml.replace('[DE-BY]', 'DE-BY'))[0]).toMatch(
      /foresight\.yaml:2: workspaces\.0\.holidays must be array/,
    );
  });

  describe('the state of a workspace', () => {
    const yaml = `workspaces:
  - slug: a
    name: A
    schedules:
      - slug: '2024'
        question: { metric: load, labels: { '1': x }, horizon: 3 }
        every: 1d
    scenarios:
      - name: Sale
        adjustments: [{ metric: load, kind: percent, value: 20 }]
    challengers:
      - slug: rival
        metric: load
        recipe: { model: ets, regressors: [price, { metric: temperature }] }
    alerts:
      - slug: high
        rule: { kind: breach, metric: load, limit: { value: 50, direction: above }, probability: 0.2 }
`;

    it('is taken as it stands, without defaults', () => {
      const { slug, name, time_zone, ...state } = load(yaml).workspaces[0]!;
      expect(state).toEqual({
        schedules: [{ slug: '2024', question: { metric: 'load', labels: { '1': 'x' }, horizon: 3 }, every: '1d' }],
        scenarios: [{ name: 'Sale', adjustments: [{ metric: 'load', kind: 'percent', value: 20 }] }],
        challengers: [
          { slug: 'rival', metric: 'load', recipe: { model: 'ets', regressors: ['price', { metric: 'temperature' }] } },
        ],
        alerts: [
          {
            slug: 'high',
            rule: { kind: 'breach', metric: 'load', limit: { value: 50, direction: 'above' }, probability: 0.2 },
          },
        ],
      });
    });

    it.each([
      [
        'every: 1d',
        'evry: 1d',
        /^foresight\.yaml:7: workspaces\.0\.schedules\.0\.evry is not a known key; known here: slug, question, every/,
      ],
      [
        'horizon: 3',
        'horizon: many',
        /^foresight\.yaml:6: workspaces\.0\.schedules\.0\.question\.horizon must be integer, found "many"$/,
      ],
      [
        "'1': x",
        "'1': [x]",
        /^foresight\.yaml:6: workspaces\.0\.schedules\.0\.question\.labels\.1 must be string, found \["x"\]$/,
      ],
      [
        'kind: percent',
        'kind: times',
        /^foresight\.yaml:10: workspaces\.0\.scenarios\.0\.adjustments\.0\.kind must be one of .*, found "times"$/,
      ],
      [
        'kind: breach',
        'kind: breech',
        /^foresight\.yaml:17: workspaces\.0\.alerts\.0\.rule\.kind must be one of outside, breach, distrust, found "breech"$/,
      ],
      [
        'kind: breach, ',
        '',
        /^foresight\.yaml:17: workspaces\.0\.alerts\.0\.rule\.kind must be one of outside, breach, distrust, found nothing$/,
      ],
      [
        'probability: 0.2',
        'probability: 2',
        /^foresight\.yaml:17: workspaces\.0\.alerts\.0\.rule\.probability must be < 1, found 2$/,
      ],
      [
        'probability: 0.2',
        'chance: 0.2',
        /^foresight\.yaml:17: workspaces\.0\.alerts\.0\.rule.* (chance is not a known key|must have required properties probability)/,
      ],
      [
        'direction: above',
        'direction: up',
        /^foresight\.yaml:17: workspaces\.0\.alerts\.0\.rule\.limit\.direction must be/,
      ],
      [
        '[price,',
        '[3,',
        /^foresight\.yaml:14: workspaces\.0\.challengers\.0\.recipe\.regressors\.0 must be string or object, found 3$/,
      ],
      [
        'metric: temperature',
        'metric: a b',
        /^foresight\.yaml:14: workspaces\.0\.challengers\.0\.recipe\.regressors\.1\.metric must match/,
      ],
    ])('names the line of %s turned to %s', (good, bad, expected) => {
      const found = problems(yaml.replace(good, bad));
      expect(found[0]).toMatch(expected);
      expect(found.length).toBeLessThan(3);
    });

    it('is told of with all that is wrong, not with the first few', () => {
      const many = Array.from({ length: 30 }, (_, i) => `      - { slug: s${i}, every: 1d }\n`).join('');
      expect(problems(yaml.replace('    scenarios:', `${many}    scenarios:`))).toHaveLength(30);
    });
  });

  it('asks later parts of the service, and names the line of what they find', () => {
    writeFileSync(join(cwd, 'foresight.yaml'), 'log:\n  level: info\nhttp:\n  port: 8080\n');
    const checks = [() => [{ path: ['http', 'port'], text: 'taken' }]];
    expect(() => loadConfig({ cwd, env: {}, checks })).toThrow('foresight.yaml:4: http.port: taken');
    writeFileSync(join(cwd, 'foresight.yaml'), 'http:\n  port: x\n');
    expect(() => loadConfig({ cwd, env: {}, checks })).toThrow(/must be integer/);
    expect(() => loadConfig({ cwd, env: {}, checks })).not.toThrow(/taken/);
  });

  it('reports everything that is wrong at once', () => {
    expect(problems('http:\n  prot: 1\n  port: x\nlog:\n  level: 3\n')).toHaveLength(3);
  });

  it.each([
    [{ FORESIGHT_HTTP_PORT: 'x' }, /^FORESIGHT_HTTP_PORT: http\.port must be integer/],
    [{ FORESIGHT_HTTP_PROT: '1' }, /^FORESIGHT_HTTP_PROT: not a known variable; known: .*FORESIGHT_HTTP_PORT/],
    [{ DATABASE_URL: 'mysql://x' }, /^DATABASE_URL: database\.url must match/],
    [
      { FORESIGHT_GRAFANA_TOKEN: 'secret' },
      /^FORESIGHT_GRAFANA_TOKEN: grafana\.token must be .*`foresight token generate`/,
    ],
    [{ FORESIGHT_GRAFANA_WORKSPACE: 'My Shop' }, /^FORESIGHT_GRAFANA_WORKSPACE: grafana\.workspace must match/],
    [{ FORESIGHT_GRAFANA_RIGHT: 'all' }, /^FORESIGHT_GRAFANA_RIGHT: grafana\.right must be one of read, write, admin/],
    [{ FORESIGHT_CONFIG: 'gone.yaml' }, /^FORESIGHT_CONFIG: there is no file .*gone\.yaml/],
  ])('names the variable that is wrong: %j', (env, expected) => {
    expect(problems(undefined, env)[0]).toMatch(expected);
  });
});
