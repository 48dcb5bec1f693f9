// The body of every error answer (RFC 9457, application/problem+json).
import { type Static, Type } from 'typebox';
import { PROBLEM_CODES } from './catalogue.ts';

export const ProblemSchema = Type.Object(
  {
    type: Type.String({
      description: 'URI of the kind of problem',
      examples: ['urn:foresight:problem:series_too_short'],
    }),
    code: Type.Enum(PROBLEM_CODES, { description: 'Stable code from the catalogue' }),
    title: Type.String({ description: 'The kind of problem in a few words' }),
    status: Type.Integer({ description: 'The HTTP status, repeated' }),
    detail: Type.String({ description: 'What was wrong this time, with numbers' }),
    fix: Type.Optional(Type.String({ description: 'The way out' })),
    instance: Type.Optional(Type.String({ description: 'Request id to search for in the logs' })),
    row: Type.Optional(Type.Integer({ description: 'Line of the file, 1-based' })),
    column: Type.Optional(Type.String({ description: 'Column of the file' })),
  },
  { $id: 'Problem', additionalProperties: false, description: 'An error, as RFC 9457 describes it' },
);

export type Problem = Static<typeof ProblemSchema>;
