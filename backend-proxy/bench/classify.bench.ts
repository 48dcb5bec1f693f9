// Classification on public data beside what others reach there, and what boosting and its explanations cost. Prints the tables, writes
// docs/benchmarks-classify.md, and fails when it is slower than was promised.
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { defaultTable } from './classify-default.ts';
import { lifetimeTable } from './classify-lifetime.ts';
import { MOST, page } from './classify-report.ts';
import { measureClassify } from './classify-speed.ts';
import { survivalTable } from './classify-survival.ts';
import { upliftTable } from './classify-uplift.ts';

const PAGE = resolve(import.meta.dirname, '../../docs/benchmarks-classify.md');

export default async function run(): Promise<void> {
  const cost = measureClassify();
  const text = page(cost, [
    { title: 'Who leaves', table: defaultTable() },
    { title: 'When they leave', table: survivalTable() },
    { title: 'Who still buys', table: lifetimeTable() },
    { title: 'Whom an action moves', table: upliftTable() },
  ]);
  console.log(text);
  writeFileSync(PAGE, text);
  console.log(`written to ${PAGE}`);
  const slow = (['fit', 'explain'] as const).filter(what => cost[what].thread > MOST[what]);
  for (const what of slow)
    console.error(`${what}: ${cost[what].thread.toFixed(2)} s; at most ${MOST[what]} s were promised`);
  process.exitCode = slow.length > 0 ? 1 : 0;
}
