// People: what can be done with one of them.
import { ErasedSchema, IdentityKind, Text } from '@foresight/contracts';
import { Type } from 'typebox';
import { erasePerson } from '../store/index.ts';
import type { Routes } from './api-types.ts';
import { callerIn } from './auth.ts';
import { problemResponses } from './problems.ts';

export const personRoutes: Routes = (api, { store }) => {
  api.delete(
    '/api/v1/people/:id',
    {
      config: { right: 'admin' },
      schema: {
        tags: ['events'],
        summary: 'Erase a person: events, ids, and devices that nobody else was seen with',
        params: Type.Object(
          { id: Type.String({ ...Text, minLength: 1, maxLength: 200 }) },
          { additionalProperties: false },
        ),
        querystring: Type.Object({ kind: Type.Optional(IdentityKind) }, { additionalProperties: false }),
        response: { 200: ErasedSchema, ...problemResponses },
      },
    },
    async request => {
      const { workspaceId } = callerIn(request);
      const { kind = 'user' } = request.query;
      return erasePerson(store, workspaceId, { kind, external_id: request.params.id });
    },
  );
};
