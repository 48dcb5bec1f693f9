// Stores forecasts as an editor would from a page, and waits for them.
import type { FakeGrafana } from './fake-grafana.ts';

export async function train(grafana: FakeGrafana, question: { readonly metric: string; readonly horizon: number }) {
  const body = JSON.stringify(question);
  const headers = { 'Content-Type': 'application/json' };
  const asked = await grafana.resource('POST', 'forecasts', { body, headers, who: { role: 'Editor' } });
  if (asked.code !== 202) throw new Error(`${asked.code}: ${asked.text}`);
  const { run_id } = JSON.parse(asked.text) as { run_id: string };
  for await (const _ of grafana.runStream(`runs/${run_id}`));
}
