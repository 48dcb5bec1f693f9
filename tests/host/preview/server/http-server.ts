// The HTTP server around the routes: reads bodies, sends answers and errors, and lets nobody else in.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { HttpError } from './http-error.ts';
import { type Answer, route, type Site } from './routes.ts';

export function httpServer(site: Site): Server {
  return createServer((request, response) => {
    void answer(site, request, response);
  });
}

async function answer(site: Site, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const gone = new AbortController();
  response.on('close', () => gone.abort());
  try {
    checkOrigin(request);
    const url = new URL(request.url ?? '/', `http://${request.headers.host}`);
    const body = await readBody(request);
    send(response, await route(site, { request, response, url, body, signal: gone.signal }));
  } catch (error) {
    if (response.headersSent) response.destroy();
    else if (error instanceof HttpError) sendJson(response, error.status, error.body);
    else sendJson(response, 500, { message: error instanceof Error ? error.message : String(error) });
  }
}

/**
 * The server speaks with an admin's token, so no other web page may use it: neither by a request to this machine
 * (Origin) nor by a name of its own that leads here (Host).
 * @throws {HttpError} 403
 */
function checkOrigin({ headers: { host = '', origin } }: IncomingMessage): void {
  const local = /^(127\.0\.0\.1|localhost)(:\d+)?$/.test(host);
  if (!local || (origin !== undefined && origin !== `http://${host}`)) {
    throw new HttpError(403, { message: 'origin not allowed' });
  }
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

function send(response: ServerResponse, answer: Answer): void {
  if (!answer) return;
  if ('json' in answer) sendJson(response, answer.status ?? 200, answer.json);
  else if ('text' in answer) sendBody(response, 200, answer.type, answer.text);
  else {
    const { type, body, immutable } = answer.file;
    response.setHeader('Cache-Control', immutable ? 'max-age=31536000, immutable' : 'no-cache');
    sendBody(response, 200, type, body);
  }
}

const sendJson = (response: ServerResponse, status: number, value: unknown): void =>
  sendBody(response, status, 'application/json; charset=utf-8', JSON.stringify(value));

function sendBody(response: ServerResponse, status: number, type: string, body: Buffer | string): void {
  response.writeHead(status, { 'Content-Type': type, 'Content-Length': Buffer.byteLength(body) });
  response.end(body);
}
