// Waits for a training run and shows how far it is.
import { setTimeout as sleep } from 'node:timers/promises';
import { ForesightError, type RunAnswer } from '@foresight/contracts';
import { readRunItems, readRuns } from '../../store/index.ts';
import type { App } from '../compose.ts';
import { type Output, progress } from '../terminal/index.ts';

/**
 * @returns the finished run
 * @throws {ForesightError} when it failed or was cancelled
 */
export async function waitForRun(
  app: App,
  workspaceId: string,
  runId: string,
  out: Output,
  signal: AbortSignal,
): Promise<RunAnswer> {
  const shown = progress(out);
  try {
    for (;;) {
      const [run] = await app.store.inWorkspace(workspaceId, trx => readRuns(trx, workspaceId, runId));
      if (!run) throw new ForesightError('run_not_found', `run ${runId} is gone`);
      if (run.status === 'done') return run;
      if (run.status === 'failed' || run.status === 'cancelled') throw endedBadly(run);
      shown.update(`training: ${run.done + run.refused + run.failed} of ${run.total || '?'} series`);
      if (signal.aborted) {
        throw new ForesightError('unavailable', `stopped waiting; run ${runId} goes on when the service is up`);
      }
      await sleep(100);
    }
  } finally {
    shown.done();
  }
}

function endedBadly(run: RunAnswer): ForesightError {
  const detail = run.problem?.detail ?? `run ${run.id} was ${run.status}`;
  return new ForesightError(run.problem?.code ?? 'conflict', detail, run.problem?.fix ? { fix: run.problem.fix } : {});
}

/** Says which series got no forecast, and why. */
export async function noteTrouble(app: App, workspaceId: string, run: RunAnswer, out: Output): Promise<void> {
  if (run.refused + run.failed === 0) return;
  const items = await app.store.inWorkspace(workspaceId, trx => readRunItems(trx, workspaceId, run.id));
  const trouble = items.filter(item => item.status !== 'done');
  out.note(`${trouble.length} of ${run.total} series have no forecast:`);
  for (const { labels, reason } of trouble.slice(0, 5)) {
    out.note(`  ${Object.values(labels).join(' ')}: ${reason}`);
  }
  if (trouble.length > 5) out.note(`  … and ${trouble.length - 5} more`);
}
