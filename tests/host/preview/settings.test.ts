// The settings of a data source: what may be entered, and what Save & test says.
import { describe, expect, it } from 'vitest';
import { TEST_IDS } from '../../../src/shared/test-ids.ts';
import { hourly } from '../service.ts';
import { expectAccessible } from './testing/accessible.ts';
import { previewFixture } from './testing/preview-fixture.ts';
import { modelOf } from './testing/queries.ts';

const ids = TEST_IDS.configEditor;
const TOKEN = `fsk_${'0a'.repeat(6)}_${'A'.repeat(43)}`;

const fixture = previewFixture({
  dashboards: [],
  fill: async service => {
    await service.push('requests', [hourly({ service: 'api' }, 48)]);
  },
});
const { open } = fixture;

describe('the settings', () => {
  it('keep the token secret until it is reset, and take another', async () => {
    const page = await open('/editor/foresight/config');
    const field = page.getByLabel('Token *');
    expect(await field.inputValue()).toBe('configured');
    await page.getByRole('button', { name: 'Reset' }).click();
    await field.fill('nonsense');
    await page.getByText("A token begins with 'fsk_'").waitFor();
    await field.fill(TOKEN);
    await page.getByText("A token begins with 'fsk_'").waitFor({ state: 'detached' });
    expect(await field.getAttribute('type')).toBe('password');
    expect(await modelOf(page)).toMatchObject({
      secureJsonData: { token: TOKEN },
      secureJsonFields: { token: false },
    });
  });

  it('take defaults within their limits, and nothing else', async () => {
    const page = await open('/editor/foresight/config');
    await page.getByTestId(ids.horizon).fill('48');
    await page.getByTestId(ids.level).fill('97.5');
    expect(await modelOf(page)).toMatchObject({ jsonData: { defaultHorizon: 48, defaultLevel: 0.975 } });
    await page.getByTestId(ids.horizon).fill('10001');
    await page.getByText('from 1 to 10,000. Not saved: it stays 48 steps').waitFor();
    await page.getByTestId(ids.level).fill('');
    expect((await modelOf(page)).jsonData).toEqual({ defaultHorizon: 48 });
  });

  it('say where Grafana finds the service, in the lines of its ini file', async () => {
    const page = await open('/editor/foresight/config');
    const lines = await page.getByTestId(ids.address).textContent();
    expect(lines).toContain('[plugin.foresight-analytics-datasource]\ngrpc_address = 127.0.0.1:10551');
  });

  it('cannot be changed where a file provisions them', async () => {
    const page = await open('/editor/foresight/config?readOnly');
    for (const id of [ids.token, ids.horizon, ids.level]) expect(await page.getByTestId(id).isDisabled()).toBe(true);
    expect(await page.getByTestId(ids.token).inputValue()).toBe('configured');
    expect(await page.getByRole('button', { name: 'Reset' }).count()).toBe(0);
  });

  it.each(['dark', 'light'])('can be read aloud and have enough contrast in the %s theme', async theme => {
    const page = await open(`/editor/foresight/config?theme=${theme}`);
    await page.getByText('How to make one').click();
    await expectAccessible(page, 'fieldset');
  });
});

describe('Save & test', () => {
  const test = async (path: string, mayFail?: RegExp) => {
    const page = await open(path, mayFail);
    await page.getByRole('button', { name: 'Test', exact: true }).click();
    return page;
  };

  it('is green: version, database, workspace, right and clock in a sentence, all checks below', async () => {
    const page = await test('/editor/foresight/config');
    const answer = page.getByRole('status', { name: /^Foresight \d/ });
    await answer.waitFor();
    expect(await answer.getAttribute('aria-label')).toMatch(
      /^Foresight \d+\.\d+\.\d+, database answers, workspace Test \(test\) with 1 metric, right admin, clock \d+ ms from the database's$/,
    );
    const checks = await answer.locator('details').textContent();
    for (const name of ['token', 'database', 'migrations', 'clock', 'grafana clock', 'browser clock']) {
      expect(checks).toMatch(new RegExp(`^${name}: `, 'm'));
    }
  });

  it('is yellow when the clock of this computer is off', async () => {
    const page = await open('/editor/foresight/config');
    await page.clock.install({ time: Date.now() - 60_000 });
    await page.getByRole('button', { name: 'Test', exact: true }).click();
    const answer = page.getByRole('alert', { name: /this computer's clock is \d+ s behind/i });
    await answer.waitFor();
    expect(await answer.textContent()).toContain('Fix: let NTP set the clocks');
  });

  it('is red with a way out when the token is revoked', async () => {
    const token = fixture.service.tokens.other;
    const [, id = ''] = token.split('_');
    const headers = { authorization: `Bearer ${token}` };
    const revoked = await fixture.service.app.api.inject({ method: 'DELETE', url: `/api/v1/tokens/${id}`, headers });
    expect(revoked.statusCode).toBe(204);
    const page = await test('/editor/other/config', /\/health$/);
    const answer = page.getByRole('alert', { name: 'The token is unknown, revoked or expired' });
    await answer.waitFor();
    expect(await answer.textContent()).toContain(
      'Fix: make a new one with: foresight token create NAME, and enter it in the settings of the data source.',
    );
  });

  it('is red and says what to start when the service is stopped', async () => {
    await fixture.service.stop();
    try {
      const page = await test('/editor/foresight/config', /\/health$/);
      const answer = page.getByRole('alert', { name: 'Grafana gets no answer from the Foresight service' });
      await answer.waitFor();
      expect(await answer.textContent()).toMatch(/Fix: start the service \(npm start, .*grpc_address.*restart Grafana/);
    } finally {
      await fixture.service.start();
    }
  });
});
