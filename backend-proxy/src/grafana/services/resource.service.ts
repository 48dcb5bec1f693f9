// Resource calls of the plugin's pages and editors, handed to the routes of the REST API under /api/v1: one API, one
// permission check. Grafana's role caps the token's right.
import type { UntypedServiceImplementation } from '@grpc/grpc-js';
import { type Api, asForesightError, RIGHT_CAP_HEADER, USER_HEADER } from '../../api/index.ts';
import type { Logger } from '../../platform/logger.ts';
import { streaming } from '../call.ts';
import { rightOfRole, tokenOf } from '../identity.ts';
import type { CallResourceRequest, CallResourceResponse, HeaderLists } from '../protocol/index.ts';

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
/** What of the browser's request concerns the API. The rest is Grafana's (cookies, ids) or would lie about the body. */
const FORWARDED = ['accept', 'accept-language', 'content-type', 'content-encoding', 'if-none-match'];
/** What of the API's answer is about its connection and not about the answer. */
const HOP = new Set(['connection', 'keep-alive', 'transfer-encoding', 'content-length']);

type Send = (response: CallResourceResponse) => Promise<void>;

export function resourceService({ api, logger }: { api: Api; logger: Logger }): UntypedServiceImplementation {
  return {
    CallResource: streaming<CallResourceRequest, CallResourceResponse>(logger, async (request, { send, signal }) => {
      const method = METHODS.find(known => known === request.method.toUpperCase());
      if (!method) return problem(send, 405, `the method ${request.method} is not supported`);
      let token: string;
      try {
        token = tokenOf(request.pluginContext);
      } catch (error) {
        const known = asForesightError(error);
        if (!known) throw error;
        return answerJson(send, known.status, known.toProblem());
      }
      const answer = await api.inject({
        method,
        url: addressOf(request),
        headers: {
          ...forwarded(request.headers),
          authorization: `Bearer ${token}`,
          [RIGHT_CAP_HEADER]: rightOfRole(request.pluginContext),
          [USER_HEADER]: encodeURIComponent(request.pluginContext?.user?.login ?? ''),
        },
        ...(request.body.length > 0 ? { payload: request.body } : {}),
        payloadAsStream: true,
        signal,
      });
      // The first message carries code and headers; a code of 0 would bring Grafana's handler down.
      await send({ code: answer.statusCode, headers: headerLists(answer.headers) });
      for await (const chunk of answer.stream()) await send({ code: answer.statusCode, body: chunk as Buffer });
    }),
  };
}

/** The route's address. Dots are resolved against the root first, so no path leads out of /api/v1. */
function addressOf({ path, url }: CallResourceRequest): string {
  const query = url.includes('?') ? url.slice(url.indexOf('?')) : '';
  const resolved = new URL(path.replace(/^\/+/, ''), 'http://foresight/').pathname;
  return `/api/v1${resolved}${query}`;
}

function forwarded(headers: HeaderLists): Record<string, string> {
  const pairs = Object.entries(headers).map(([name, { values }]) => [name.toLowerCase(), values.join(', ')] as const);
  return Object.fromEntries(pairs.filter(([name]) => FORWARDED.includes(name)));
}

function headerLists(headers: Readonly<Record<string, unknown>>): HeaderLists {
  const lists = Object.entries(headers).filter(([name, value]) => value !== undefined && !HOP.has(name));
  return Object.fromEntries(
    lists.map(([name, value]) => [name, { values: Array.isArray(value) ? value.map(String) : [String(value)] }]),
  );
}

const problem = (send: Send, status: number, detail: string) =>
  answerJson(send, status, { type: 'about:blank', title: detail, status, detail });

function answerJson(send: Send, code: number, body: object): Promise<void> {
  return send({
    code,
    headers: { 'content-type': { values: ['application/problem+json'] } },
    body: Buffer.from(JSON.stringify(body)),
  });
}
