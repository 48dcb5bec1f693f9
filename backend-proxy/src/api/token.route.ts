// Tokens of the caller's workspace.
import { ForesightError, NewTokenSchema, Text, TokenBody, TokenList } from '@foresight/contracts';
import { Type } from 'typebox';
import { createToken, listTokens, revokeToken } from '../store/index.ts';
import type { Routes } from './api-types.ts';
import { callerIn } from './auth.ts';
import { problemResponses } from './problems.ts';
import { timeFrom } from './time-query.ts';

export const tokenRoutes: Routes = (api, { store }) => {
  api.get(
    '/api/v1/tokens',
    {
      config: { right: 'admin' },
      schema: { tags: ['tokens'], summary: 'Tokens in use', response: { 200: TokenList, ...problemResponses } },
    },
    async request => {
      const { workspaceId } = callerIn(request);
      return { items: await store.inWorkspace(workspaceId, trx => listTokens(trx, workspaceId)) };
    },
  );

  api.post(
    '/api/v1/tokens',
    {
      config: { right: 'admin' },
      schema: {
        tags: ['tokens'],
        summary: 'Make a token; its secret is in this answer and nowhere else',
        body: TokenBody,
        response: { 201: NewTokenSchema, ...problemResponses },
      },
    },
    async (request, reply) => {
      const { workspaceId } = callerIn(request);
      const { expires_at, ...body } = request.body;
      const expires = expires_at ? { expires_at: new Date(timeFrom(expires_at, 'body.expires_at')).toISOString() } : {};
      const made = await store.inWorkspace(workspaceId, trx => createToken(trx, workspaceId, { ...body, ...expires }));
      return reply.code(201).header('cache-control', 'no-store').send(made);
    },
  );

  api.delete(
    '/api/v1/tokens/:id',
    {
      config: { right: 'admin' },
      schema: {
        tags: ['tokens'],
        summary: 'Revoke a token at once',
        params: Type.Object({ id: Text }, { additionalProperties: false }),
        response: { 204: Type.Null(), ...problemResponses },
      },
    },
    async (request, reply) => {
      const { workspaceId } = callerIn(request);
      const { id } = request.params;
      if (!(await store.inWorkspace(workspaceId, trx => revokeToken(trx, workspaceId, id)))) {
        throw new ForesightError('token_not_found', `there is no token ${id} in this workspace`);
      }
      return reply.code(204).send(null);
    },
  );
};
