import { once } from 'node:events';
import { Agent, type IncomingMessage, request } from 'node:http';
import { json } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { testApi } from '../../test/api.ts';
import { longFile } from '../../test/sample-files.ts';

// Without its care the service would wait 72 s for the connection, longer than a test may take.
it('finishes the answer in flight, then does not wait for the connection that the client keeps', async () => {
  const api = await testApi({ work: false });
  const address = await api.app.api.listen({ port: 0, host: '127.0.0.1' });
  const agent = new Agent({ keepAlive: true });
  const file = longFile(['a']);
  const sending = request(`${address}/api/v1/imports?metric=late&train=false`, {
    method: 'POST',
    agent,
    headers: { authorization: `Bearer ${api.tokens.write}`, 'content-type': 'text/csv' },
  });
  const answered = once(sending, 'response') as Promise<[IncomingMessage]>;
  sending.write(file.slice(0, 600));
  while (api.uploads().length === 0) await sleep(5);
  const closed = api.app.api.close();
  await sleep(20);
  sending.end(file.slice(600));
  const [answer] = await answered;
  expect(answer.statusCode).toBe(201);
  expect(await json(answer)).toMatchObject({ counts: { added: 60 } });
  await closed;
  await expect(fetch(`${address}/health/live`)).rejects.toThrow();
  agent.destroy();
  await api.close();
});
