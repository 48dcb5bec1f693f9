// The one place where errors become answers (RFC 9457).
import { ForesightError, type Problem, ProblemSchema } from '@foresight/contracts';
import type { FastifyError, FastifyInstance } from 'fastify';
import { asForesightError } from './known-errors.ts';

const JSON_PROBLEM = 'application/problem+json';

/** Response schemas that every route shares. */
export const problemResponses = { '4xx': ProblemSchema, '5xx': ProblemSchema };

/** Errors of Fastify itself: bodies that do not fit, too large, of a wrong type. */
function fromFastify(error: FastifyError): ForesightError | undefined {
  if (error.validation) {
    const where = error.validationContext ?? 'request';
    const first = error.validation[0];
    const field = first?.instancePath.replaceAll('/', '.') ?? '';
    const unknown = first?.params.additionalProperty;
    const extra = unknown === undefined ? '' : ` ('${unknown}')`;
    return new ForesightError('bad_request', `${where}${field} ${first?.message ?? error.message}${extra}`, {
      fix: 'the schema of every route is in /api/openapi.json',
    });
  }
  if (error.statusCode === 413) return new ForesightError('too_large', error.message);
  if (error.statusCode === 415) return new ForesightError('unsupported_media_type', error.message);
  if (error.statusCode === 400) return new ForesightError('bad_request', error.message);
  return undefined;
}

export function answerProblems(app: FastifyInstance): void {
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const known = asForesightError(error) ?? fromFastify(error);
    const problem =
      known ?? new ForesightError('internal', 'the service failed; its log has the cause under this instance');
    if (problem.status >= 500) request.log.error({ err: error }, 'a request failed');
    return reply.code(problem.status).type(JSON_PROBLEM).send(body(problem, request.id));
  });
  app.setNotFoundHandler((request, reply) => {
    const problem = new ForesightError('not_found', `there is no ${request.method} ${request.url.split('?')[0]}`, {
      fix: 'see /api/openapi.json for all routes',
    });
    return reply.code(404).type(JSON_PROBLEM).send(body(problem, request.id));
  });
}

const body = (problem: ForesightError, instance: string): Problem => problem.toProblem(instance);
