// A schedule: a question of forecasts that is asked again and again by itself.
import { type Static, Type } from 'typebox';
import { Nullable, Page, Time, Uuid } from '../common.schema.ts';
import { ForecastQuestion } from '../forecast/forecast.schema.ts';
import { ProblemSchema } from '../problem/problem.schema.ts';
import { RunStatus } from '../run/run.schema.ts';

export const ScheduleSlug = Type.String({
  pattern: '^[a-z0-9][a-z0-9-]{0,62}$',
  description: 'Its name: small letters, digits and hyphens',
});

const Every = Type.String({
  pattern: '^[1-9][0-9]{0,3}[mhdw]$',
  examples: ['15m', '6h', '1d'],
  description: 'Minutes, hours, days or weeks between two trainings; they fall on round times in UTC',
});
const Cron = Type.String({
  minLength: 9,
  maxLength: 200,
  examples: ['0 6 * * 1-5'],
  description: 'Minute, hour, day of the month, month, day of the week, by the clock of the time zone',
});
const TimeZone = Type.String({ minLength: 1, maxLength: 100, description: 'IANA name; absent: that of the workspace' });

/** As often as the queue tries any other run again. */
export const MOST_RETRIES = 10;
const Retries = Type.Integer({
  minimum: 0,
  maximum: MOST_RETRIES,
  description: 'How often a run that fails, or whose process dies, is tried again. Default: 10',
});

const TIMES = {
  question: ForecastQuestion,
  every: Type.Optional(Every),
  cron: Type.Optional(Cron),
  time_zone: Type.Optional(TimeZone),
  enabled: Type.Optional(Type.Boolean({ description: 'Default: true' })),
  retries: Type.Optional(Retries),
};

/** A new one. One of `every` and `cron`. */
export const ScheduleBody = Type.Object(
  { slug: ScheduleSlug, ...TIMES },
  { $id: 'ScheduleBody', additionalProperties: false },
);
export type ScheduleBody = Static<typeof ScheduleBody>;

/** What takes the place of what is there. One of `every` and `cron`. */
export const ScheduleChange = Type.Object(TIMES, { $id: 'ScheduleChange', additionalProperties: false });
export type ScheduleChange = Static<typeof ScheduleChange>;

export const ScheduleRunSchema = Type.Object(
  {
    id: Uuid,
    status: RunStatus,
    due_at: Nullable(Type.String({ ...Time, description: 'null: asked for by hand' })),
    finished_at: Nullable(Time),
    problem: Nullable(ProblemSchema),
  },
  { $id: 'ScheduleRun', additionalProperties: false },
);

export const ScheduleSchema = Type.Object(
  {
    slug: ScheduleSlug,
    question: ForecastQuestion,
    every: Nullable(Type.String()),
    cron: Nullable(Type.String()),
    time_zone: Type.String(),
    enabled: Type.Boolean(),
    retries: Nullable(Type.Integer({ description: 'null: the default' })),
    next_due: Nullable(Type.String({ ...Time, description: 'null while it is paused' })),
    last_run: Nullable(ScheduleRunSchema),
    failures: Type.Integer({ description: 'Runs that failed one after another until now' }),
    created_at: Time,
    created_by: Type.String(),
    updated_at: Time,
    updated_by: Type.String(),
  },
  { $id: 'Schedule', additionalProperties: false },
);
export type ScheduleAnswer = Static<typeof ScheduleSchema>;
export const ScheduleList = Page(ScheduleSchema, 'ScheduleList');
