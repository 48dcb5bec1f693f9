// Grafana's side of the bench, on a thread of its own so that its work does not count as the service's: asks as many
// questions at once as it is told, in rounds, and reports what each took.
import { parentPort, workerData } from 'node:worker_threads';
import type { QueryDataResponse } from '../src/grafana/protocol/index.ts';
import { type ClientReport, type ClientTask, openClient, question } from './grafana-question.ts';

async function work({ address, rounds, atOnce, ...task }: ClientTask): Promise<ClientReport> {
  const { ask, close } = openClient(address);
  const times: number[] = [];
  let last: QueryDataResponse | undefined;
  for (let round = 0; round < rounds; round++) {
    const one = async (i: number) => {
      const started = performance.now();
      last = await ask(question(task, round * atOnce + i));
      times.push(performance.now() - started);
      if (last.responses.A?.status !== 200) throw new Error(`not answered: ${last.responses.A?.error}`);
    };
    await Promise.all(Array.from({ length: atOnce }, (_, i) => one(i)));
  }
  close();
  const frames = last?.responses.A?.frames ?? [];
  return { times, frames: frames.length, bytes: frames.reduce((sum, frame) => sum + frame.length, 0) };
}

parentPort?.postMessage(await work(workerData as ClientTask));
