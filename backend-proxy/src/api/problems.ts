// The one place where errors become answers (RFC 9457).
import { ForesightError, ProblemSchema } from '@foresight/contracts';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { TLocalizedValidationError } from 'typebox/error';
import { asForesightError } from './known-errors.ts';

const JSON_PROBLEM = 'application/problem+json';

/** Response schemas that every route shares. */
const problem = { description: 'A problem', content: { [JSON_PROBLEM]: { schema: ProblemSchema } } };
export const problemResponses = { '4xx': problem, '5xx': problem };

/** Errors of Fastify itself: bodies that do not fit, too large, of a wrong type. */
function fromFastify(error: FastifyError): ForesightError | undefined {
  if (error.validation) {
    return new ForesightError('bad_request', validationText(error), {
      fix: 'the schema of every route is in /api/openapi.json',
    });
  }
  if (error.statusCode === 413) return new ForesightError('too_large', error.message);
  if (error.statusCode === 415) return new ForesightError('unsupported_media_type', error.message);
  if (error.statusCode === 400) return new ForesightError('bad_request', error.message);
  return undefined;
}

/** Names the part, the field and what it must be, e.g. "body.series.0.points.0.1 must be number". */
function validationText({ validation, validationContext }: FastifyError): string {
  const errors = validation as unknown as TLocalizedValidationError[];
  // An unknown key is reported twice; "schema is false" is the one without its name in the text.
  const first = errors.find(error => error.keyword !== 'boolean') ?? errors[0]!;
  if (first.keyword === 'boolean')
    return `${validationContext}${first.instancePath.replaceAll('/', '.')} is one too many`;
  const choice = errors.find(error => error.keyword === 'anyOf' && error.instancePath === first.instancePath);
  if (choice) return `${validationContext}${choice.instancePath.replaceAll('/', '.')} ${alternatives(errors, choice)}`;
  const { additionalProperties: unknown, allowedValues } = first.params as Partial<Record<string, unknown[]>>;
  const extra = unknown ? `: '${unknown.join("', '")}'` : allowedValues ? `: ${allowedValues.join(', ')}` : '';
  return `${validationContext}${first.instancePath.replaceAll('/', '.')} ${first.message}${extra}`;
}

/** What would do at a place that takes several forms: each form says what it lacks. */
function alternatives(
  errors: readonly TLocalizedValidationError[],
  { instancePath }: TLocalizedValidationError,
): string {
  const lacks = errors.filter(error => error.instancePath === instancePath && error.keyword !== 'anyOf');
  return [...new Set(lacks.map(({ message }) => message))].join(', or ');
}

export function answerProblems(app: FastifyInstance): void {
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const known = asForesightError(error) ?? fromFastify(error);
    const answer =
      known ?? new ForesightError('internal', 'the service failed; its log has the cause under this instance');
    if (answer.status >= 500) request.log.error({ err: error }, 'a request failed');
    return send(reply, answer, request);
  });
  app.setNotFoundHandler((request, reply) =>
    send(
      reply,
      new ForesightError('not_found', `there is no ${request.method} ${request.url.split('?')[0]}`, {
        fix: 'see /api/openapi.json for all routes',
      }),
      request,
    ),
  );
}

/** Addresses that Fastify cannot read reach no route and no error handler. */
export function problemOfFramework(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  send(reply, new ForesightError('bad_request', error.message), request);
}

function send(reply: FastifyReply, error: ForesightError, request: FastifyRequest): FastifyReply {
  if (error.status === 401) reply.header('www-authenticate', 'Bearer');
  return reply.code(error.status).type(JSON_PROBLEM).send(error.toProblem(request.id));
}
