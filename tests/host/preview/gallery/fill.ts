// Stores the data of every scenario, and trains what is said to be trained.
import { setTimeout as sleep } from 'node:timers/promises';
import type { RunAnswer } from '@foresight/contracts';
import type { HostService } from '../../service.ts';
import { metricOf, SCENARIOS } from './scenarios.ts';

export async function fill(service: HostService): Promise<void> {
  for (const scenario of SCENARIOS) {
    await service.push(metricOf(scenario), scenario.series);
    if (scenario.trained) await train(service, metricOf(scenario));
  }
}

/** Forecasts of all series of a metric, in the ledger. */
async function train({ app, tokens }: HostService, metric: string): Promise<void> {
  const headers = { authorization: `Bearer ${tokens.admin}` };
  const payload = { metric, horizon: 48 };
  const asked = await app.api.inject({ method: 'POST', url: '/api/v1/forecasts', headers, payload });
  const { run_id } = asked.json<{ run_id: string }>();
  for (;;) {
    const { status } = (await app.api.inject({ url: `/api/v1/runs/${run_id}`, headers })).json<RunAnswer>();
    if (status === 'done') return;
    if (status !== 'queued' && status !== 'running') throw new Error(`training ${metric} ended as ${status}`);
    await sleep(200);
  }
}
