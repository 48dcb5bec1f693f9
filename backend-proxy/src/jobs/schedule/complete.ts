// From what a person asks for to a schedule with nothing left open.
import type { ScheduleBody } from '@foresight/contracts';
import type { Config } from '../../platform/config/index.ts';
import { questionDefaults } from '../../predictions/forecast/index.ts';
import { type NewSchedule, type StoreTrx, workspaceById } from '../../store/index.ts';
import { fullQuestion } from '../forecast.job.ts';
import { nextDue } from './cadence.ts';

/**
 * The question itself is stored as it was asked: its gaps are filled anew with each run.
 * @throws {ForesightError} bad_request, unknown_model: what could not be run is refused now
 */
export async function completeSchedule(
  trx: StoreTrx,
  config: Pick<Config, 'forecast' | 'workspaces'>,
  workspaceId: string,
  { slug, question, every, cron, time_zone, enabled = true, retries }: ScheduleBody,
  now: Date,
): Promise<NewSchedule> {
  const workspace = await workspaceById(trx, workspaceId);
  fullQuestion(question, questionDefaults(config, workspace));
  const timeZone = time_zone ?? workspace.time_zone;
  const due = nextDue({ every, cron, timeZone }, now);
  return {
    ...{ slug, question, timeZone },
    ...{ every: every ?? null, cron: cron ?? null, retries: retries ?? null },
    nextDue: enabled ? due : null,
  };
}
