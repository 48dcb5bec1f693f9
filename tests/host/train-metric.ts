// Stores forecasts of a metric in the ledger, and waits until they are there.
import { setTimeout as sleep } from 'node:timers/promises';
import type { ForecastQuestion, RunAnswer } from '@foresight/contracts';
import type { HostService } from './service.ts';

/** @throws {Error} when the run does not end well */
export async function trainMetric({ app, tokens }: HostService, payload: ForecastQuestion): Promise<void> {
  const headers = { authorization: `Bearer ${tokens.admin}` };
  const asked = await app.api.inject({ method: 'POST', url: '/api/v1/forecasts', headers, payload });
  const { run_id } = asked.json<{ run_id: string }>();
  for (;;) {
    const { status } = (await app.api.inject({ url: `/api/v1/runs/${run_id}`, headers })).json<RunAnswer>();
    if (status === 'done') return;
    if (status !== 'queued' && status !== 'running') throw new Error(`training ${payload.metric} ended as ${status}`);
    await sleep(200);
  }
}
