// The job that judges challengers, by name: it is sent after runs, too.
import type { JobDefinition } from '../platform/queue.ts';

/** Absent members: of all workspaces, of all metrics. */
export interface JudgePayload {
  readonly workspaceId?: string;
  readonly metric?: string;
}

export const judgeJob: JobDefinition<JudgePayload> = {
  name: 'judge',
  version: 1,
  retries: 2,
  // Two at once would measure the same moments twice.
  concurrency: 1,
  schedule: '17 3 * * *',
};
