// Schedules of the caller's workspace: forecasts that are made again and again by themselves.
import { ScheduleBody, ScheduleChange, ScheduleList, ScheduleSchema, ScheduleSlug } from '@foresight/contracts';
import { Type } from 'typebox';
import { completeSchedule, fullQuestion, requestForecast } from '../jobs/index.ts';
import { questionDefaults } from '../predictions/forecast/index.ts';
import {
  changeSchedule,
  createSchedule,
  linkRunBySlug,
  listSchedules,
  removeSchedule,
  scheduleBySlug,
  workspaceById,
} from '../store/index.ts';
import type { Routes } from './api-types.ts';
import { callerIn, callerName } from './auth.ts';
import { RunRequested } from './forecast.route.ts';
import { problemResponses } from './problems.ts';

const SlugParams = Type.Object({ slug: ScheduleSlug }, { additionalProperties: false });
const PATH = '/api/v1/schedules';
const tags = ['schedules'];

export const scheduleRoutes: Routes = (api, { store, queue, config, now }) => {
  api.get(
    PATH,
    {
      config: { right: 'read' },
      schema: {
        tags,
        summary: 'Schedules with their next due time, their last run and why it failed',
        response: { 200: ScheduleList, ...problemResponses },
      },
    },
    async request => {
      const { workspaceId } = callerIn(request);
      return { items: await store.inWorkspace(workspaceId, trx => listSchedules(trx, workspaceId)) };
    },
  );

  api.get(
    `${PATH}/:slug`,
    {
      config: { right: 'read' },
      schema: {
        tags,
        summary: 'One schedule',
        params: SlugParams,
        response: { 200: ScheduleSchema, ...problemResponses },
      },
    },
    request => {
      const { workspaceId } = callerIn(request);
      return store.inWorkspace(workspaceId, trx => scheduleBySlug(trx, workspaceId, request.params.slug));
    },
  );

  api.post(
    PATH,
    {
      config: { right: 'write' },
      schema: {
        tags,
        summary: 'Train forecasts again and again',
        body: ScheduleBody,
        response: { 201: ScheduleSchema, ...problemResponses },
      },
    },
    async (request, reply) => {
      const { workspaceId } = callerIn(request);
      const made = await store.inWorkspace(workspaceId, async trx => {
        const schedule = await completeSchedule(trx, config, workspaceId, request.body, now());
        return createSchedule(trx, { workspaceId, by: await callerName(trx, request) }, schedule);
      });
      return reply.code(201).send(made);
    },
  );

  api.put(
    `${PATH}/:slug`,
    {
      config: { right: 'write' },
      schema: {
        tags,
        summary: 'Change, pause or resume a schedule; its runs stay',
        params: SlugParams,
        body: ScheduleChange,
        response: { 200: ScheduleSchema, ...problemResponses },
      },
    },
    request => {
      const { workspaceId } = callerIn(request);
      const { slug } = request.params;
      return store.inWorkspace(workspaceId, async trx => {
        const schedule = await completeSchedule(trx, config, workspaceId, { ...request.body, slug }, now());
        return changeSchedule(trx, { workspaceId, by: await callerName(trx, request) }, schedule);
      });
    },
  );

  api.delete(
    `${PATH}/:slug`,
    {
      config: { right: 'write' },
      schema: {
        tags,
        summary: 'Remove a schedule; what it has forecast stays',
        params: SlugParams,
        response: { 204: Type.Null(), ...problemResponses },
      },
    },
    async (request, reply) => {
      const { workspaceId } = callerIn(request);
      await store.inWorkspace(workspaceId, trx => removeSchedule(trx, workspaceId, request.params.slug));
      return reply.code(204).send(null);
    },
  );

  api.post(
    `${PATH}/:slug/run`,
    {
      config: { right: 'write' },
      schema: {
        tags,
        summary: 'Run a schedule now; its next due time stays',
        params: SlugParams,
        response: { 202: RunRequested, ...problemResponses },
      },
    },
    async (request, reply) => {
      const { workspaceId } = callerIn(request);
      const run_id = await store.inWorkspace(workspaceId, async trx => {
        const { question, slug, retries } = await scheduleBySlug(trx, workspaceId, request.params.slug);
        const defaults = questionDefaults(config, await workspaceById(trx, workspaceId));
        const runId = await requestForecast(queue, trx, workspaceId, fullQuestion(question, defaults), {
          as: 'champion',
          retries: retries ?? undefined,
        });
        await linkRunBySlug(trx, workspaceId, runId, slug);
        return runId;
      });
      return reply.code(202).send({ run_id });
    },
  );
};
