// Imports one file and reports time and peak memory to the bench that forked it.
import { openDb } from '../src/platform/db.ts';
import { createLogger } from '../src/platform/logger.ts';
import { ensurePartitions, ensureWorkspace, importFile, type Tables } from '../src/store/index.ts';

const [url = '', path = '', metric = ''] = process.argv.slice(2);
const store = openDb<Tables>({ url, poolSize: 4, logger: createLogger('warn') });
await ensurePartitions(store, new Date());
const workspace = await store.asService(trx => ensureWorkspace(trx, { slug: 'bench', name: 'Bench', timeZone: 'UTC' }));
const started = performance.now();
const done = await importFile(store, {
  workspaceId: workspace.id,
  metric,
  path,
  fileName: 'points.csv',
  options: {},
  now: new Date(),
});
const seconds = (performance.now() - started) / 1000;
await store.close();
process.send?.({ seconds, added: done.counts.added, maxRssMb: Math.round(process.resourceUsage().maxRSS / 1024) }, () =>
  process.exit(0),
);
