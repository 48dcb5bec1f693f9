// The preview over a service that is running already:
//   node scripts/with-node.mjs tests/host/preview/main.ts --grpc 127.0.0.1:10551 --token-file FILE [--port 10552]
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensurePluginBuilt } from './build-plugin.ts';
import { ROOT } from './content-hash.ts';
import { startPreview } from './start-preview.ts';

const { values } = parseArgs({
  options: {
    grpc: { type: 'string', default: '127.0.0.1:10551' },
    'token-file': { type: 'string', default: join('.foresight', 'token-sample') },
    port: { type: 'string', default: '10552' },
    dashboards: { type: 'string', default: join(ROOT, 'dashboards') },
  },
});

const token = readFileSync(values['token-file'], 'utf8').trim();
await ensurePluginBuilt();
const preview = await startPreview({
  port: Number(values.port),
  grpc: values.grpc,
  dataSources: [{ uid: 'foresight', name: 'Foresight', token }],
  dashboards: values.dashboards,
});
process.stdout.write(`${preview.url}\n`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void preview.close());
}
