// foresight schedule …: forecasts that are made again and again by themselves.
import { type ForecastQuestion, ForesightError, type ScheduleAnswer, ScheduleBody } from '@foresight/contracts';
import { Value } from 'typebox/value';
import { completeSchedule, fullQuestion, requestForecast } from '../../jobs/index.ts';
import { questionDefaults } from '../../predictions/forecast/index.ts';
import {
  changeSchedule,
  createSchedule,
  linkRunBySlug,
  listSchedules,
  removeSchedule,
  type StoreTrx,
  scheduleBySlug,
  type Workspace,
} from '../../store/index.ts';
import type { App } from '../compose.ts';
import { type Output, table } from '../terminal/index.ts';
import { withApp, workspaceOf } from './session.ts';

interface InWorkspace {
  readonly workspace?: string;
}

export interface ScheduleAddOptions extends InWorkspace {
  readonly every?: string;
  readonly cron?: string;
  readonly timeZone?: string;
  readonly horizon?: number;
  readonly level?: readonly number[];
  readonly model?: string;
  readonly retries?: number;
  readonly label?: readonly string[];
}

/** As the command line writes: no login stands behind it. */
const BY = 'command line';

function inside<T>(
  { workspace }: InWorkspace,
  work: (trx: StoreTrx, app: App, workspace: Workspace) => Promise<T>,
): Promise<T> {
  return withApp({ work: false }, async app => {
    const found = await workspaceOf(app, workspace);
    return app.store.inWorkspace(found.id, trx => work(trx, app, found));
  });
}

export function scheduleList(options: InWorkspace, out: Output): Promise<void> {
  return inside(options, async (trx, _app, { id }) => {
    const schedules = await listSchedules(trx, id);
    if (schedules.length === 0)
      return out.note('no schedules; make one: foresight schedule add nightly METRIC --every 1d');
    out.print(
      table(schedules, [
        { title: 'schedule', cell: one => one.slug },
        { title: 'metric', cell: one => one.question.metric },
        { title: 'when', cell: one => one.every ?? `${one.cron} ${one.time_zone}` },
        { title: 'next', cell: one => one.next_due ?? 'paused' },
        { title: 'last', cell: lastText },
      ]),
    );
  });
}

function lastText({ last_run, failures }: ScheduleAnswer): string {
  if (!last_run) return 'never';
  const { status, finished_at, problem } = last_run;
  if (status !== 'failed') return `${status} ${finished_at ?? ''}`.trim();
  return `failed ${failures} times in a row: ${problem?.detail ?? problem?.title ?? 'see the log'}`;
}

export function scheduleAdd(slug: string, metric: string, options: ScheduleAddOptions, out: Output): Promise<void> {
  return inside(options, async (trx, app, { id }) => {
    const { every, cron, timeZone, retries } = options;
    const asked = {
      slug,
      question: questionOf(metric, options),
      ...(every ? { every } : {}),
      ...(cron ? { cron } : {}),
      ...(timeZone ? { time_zone: timeZone } : {}),
      ...(retries === undefined ? {} : { retries }),
    };
    refuseMisfit(asked);
    const schedule = await completeSchedule(trx, app.config, id, asked, new Date());
    const { next_due } = await createSchedule(trx, { workspaceId: id, by: BY }, schedule);
    out.note(`schedule ${slug}: first at ${next_due}, while a service runs`);
  });
}

function questionOf(metric: string, { horizon, level, model, label = [] }: ScheduleAddOptions): ForecastQuestion {
  return {
    metric,
    ...(horizon ? { horizon } : {}),
    ...(level ? { levels: [...level] } : {}),
    ...(model ? { model } : {}),
    ...(label.length > 0 ? { labels: Object.fromEntries(label.map(pairOf)) } : {}),
  };
}

function pairOf(text: string): [string, string] {
  const at = text.indexOf('=');
  if (at > 0) return [text.slice(0, at), text.slice(at + 1)];
  throw new ForesightError('bad_request', `'${text}' is not of the form name=value`, {
    fix: 'write --label service=api',
  });
}

function refuseMisfit(asked: unknown): void {
  const [error] = Value.Errors(ScheduleBody, asked);
  if (!error) return;
  throw new ForesightError('bad_request', `${error.instancePath.slice(1).replaceAll('/', '.')} ${error.message}`, {
    fix: 'see foresight schedule add --help',
  });
}

/** @param enabled false pauses it */
export function scheduleSwitch(slug: string, enabled: boolean, options: InWorkspace, out: Output): Promise<void> {
  return inside(options, async (trx, app, { id }) => {
    const { question, every, cron, time_zone, retries } = await scheduleBySlug(trx, id, slug);
    const same = {
      ...{ slug, question, time_zone, enabled },
      ...(every ? { every } : {}),
      ...(cron ? { cron } : {}),
      ...(retries === null ? {} : { retries }),
    };
    const schedule = await completeSchedule(trx, app.config, id, same, new Date());
    const { next_due } = await changeSchedule(trx, { workspaceId: id, by: BY }, schedule);
    out.note(next_due ? `schedule ${slug}: next at ${next_due}` : `schedule ${slug} is paused`);
  });
}

export function scheduleRemove(slug: string, options: InWorkspace, out: Output): Promise<void> {
  return inside(options, async (trx, _app, { id }) => {
    await removeSchedule(trx, id, slug);
    out.note(`schedule ${slug} is removed; what it has forecast stays`);
  });
}

export function scheduleRun(slug: string, options: InWorkspace, out: Output): Promise<void> {
  return inside(options, async (trx, app, workspace) => {
    const { question, retries } = await scheduleBySlug(trx, workspace.id, slug);
    const full = fullQuestion(question, questionDefaults(app.config, workspace));
    const runId = await requestForecast(app.queue, trx, workspace.id, full, {
      as: 'champion',
      retries: retries ?? undefined,
    });
    await linkRunBySlug(trx, workspace.id, runId, slug);
    out.note(`run ${runId} is asked for; a running service takes it up`);
  });
}
