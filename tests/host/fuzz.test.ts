// Questions that nobody would write: bent at random from good ones. None may bring the service down or spoil the answer
// of another refId, and each that is refused says why in words.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { uniform } from '../../models/test/sample-series.ts';
import { type Ask, FakeGrafana } from './fake-grafana.ts';
import { bend } from './fuzz/bend.ts';
import { GOOD_QUERIES } from './fuzz/good-queries.ts';
import { HOUR, type HostService, hostService, hourly, THIS_HOUR } from './service.ts';

const CASES = 2_000;
/** Bent questions in one request, beside a good one. */
const ABREAST = 10;
const GOOD: Ask = { refId: 'good', model: { metric: 'requests', model: 'drift', horizon: 4 } };

let service: HostService;
let grafana: FakeGrafana;

beforeAll(async () => {
  service = await hostService();
  await service.push('requests', [
    hourly({ service: 'api', region: 'eu' }, 24 * 10),
    hourly({ service: 'web', region: 'us' }, 24 * 10, 300),
  ]);
  await service.push('few', [{ labels: {}, ts: [THIS_HOUR - HOUR, THIS_HOUR], value: [1, 2] }]);
  grafana = new FakeGrafana(service.tcp, { token: service.tokens.admin });
});
afterAll(async () => {
  grafana.close();
  await service.close();
});

/** Words of the machine, not of a person. */
const CARELESS =
  /undefined|\[object|is not a function|cannot read prop|is not iterable|NaN|at .*\.ts:|syntax error at/i;

describe('bent questions', () => {
  it.each(GOOD_QUERIES)('are bent from good ones: $queryType $model', async good => {
    const { A } = await grafana.query([good]);
    expect(A).toMatchObject({ status: 200, error: '' });
  });

  it(`${CASES} of them leave the service and the others unharmed, and are refused in words`, async () => {
    const next = uniform(20261128);
    let refused = 0;
    for (let at = 0; at < CASES; at += ABREAST) {
      const bent = Array.from({ length: ABREAST }, (_, i) => {
        const good = GOOD_QUERIES[Math.floor(next() * GOOD_QUERIES.length)]!;
        return { ...bend(good, next), refId: `R${at + i}` };
      });
      const headers: Record<string, string> = next() < 0.3 ? { FromAlert: 'true' } : {};
      const answers = await grafana.query([...bent, GOOD], {}, { headers });
      expect(answers.good, `beside ${JSON.stringify(bent)}`).toMatchObject({ status: 200 });
      expect(answers.good!.frames.length).toBeGreaterThan(0);
      for (const ask of bent) {
        const { status, error } = answers[ask.refId]!;
        const said = `${JSON.stringify(ask).slice(0, 500)}: ${status} ${error}`;
        expect(status, said).toBeLessThan(500);
        if (error === '') continue;
        refused++;
        expect(error.length, said).toBeGreaterThan(15);
        expect(error.replaceAll(/'[^']*'|"[^"]*"/g, ''), said).not.toMatch(CARELESS);
      }
    }
    // Most of what is bent is broken: otherwise this would test little.
    expect(refused).toBeGreaterThan(CASES / 2);
  }, 240_000);
});
