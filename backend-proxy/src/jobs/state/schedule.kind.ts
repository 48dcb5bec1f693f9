// Schedules: forecasts that are made again and again by themselves.
import type { ScheduleAnswer, ScheduleBody } from '@foresight/contracts';
import { changeSchedule, createSchedule, listSchedules, removeSchedule } from '../../store/index.ts';
import { completeSchedule } from '../schedule/index.ts';
import type { StateContext, StateKind } from './state-kind.ts';

const body = ({ slug, question, every, cron, time_zone, enabled, retries }: ScheduleAnswer): ScheduleBody => ({
  slug,
  question,
  ...(every === null ? {} : { every }),
  ...(cron === null ? {} : { cron }),
  time_zone,
  enabled,
  ...(retries === null ? {} : { retries }),
});

const complete = ({ trx, config, workspaceId, now }: StateContext, item: ScheduleBody) =>
  completeSchedule(trx, config, workspaceId, item, now);

export const scheduleKind: StateKind<ScheduleBody> = {
  list: 'schedules',
  noun: 'schedule',
  nameOf: ({ slug }) => slug,
  read: async ({ trx, workspaceId }) => (await listSchedules(trx, workspaceId)).map(body),
  complete: async (context, item) => {
    const { timeZone } = await complete(context, item);
    return { ...item, time_zone: timeZone, enabled: item.enabled ?? true };
  },
  create: async (context, item) => {
    await createSchedule(context.trx, context, await complete(context, item));
  },
  change: async (context, item) => {
    await changeSchedule(context.trx, context, await complete(context, item));
  },
  remove: ({ trx, workspaceId }, slug) => removeSchedule(trx, workspaceId, slug),
  note: action => (action === 'remove' ? 'what it has forecast stays' : undefined),
};
