// The anomaly detector on the Numenta benchmark, beside what others reach and what a blind alarm earns; its time and its memory.
// Prints the tables and writes docs/benchmarks-anomaly.md.
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { hasNabData, readNab } from '../../models/test/nab-data.ts';
import { blind, nabTable, ours, silent } from '../../models/test/nab-table.ts';
import { measureCalm } from './anomaly-calm.ts';
import { atStep, spread } from './anomaly-checks.ts';
import { unseenHalves } from './anomaly-halves.ts';
import { type AnomalyReport, page, tables } from './anomaly-report.ts';
import { measureCost } from './anomaly-speed.ts';

const PAGE = resolve(import.meta.dirname, '../../docs/benchmarks-anomaly.md');
const COARSER = [2, 3, 6, 12];

export default async function run(): Promise<void> {
  if (!hasNabData) throw new Error('the benchmark is not in ../shared/data/nab beside this folder: nothing to measure');
  const files = readNab();
  const normal = ours('normal');
  const report: AnomalyReport = {
    ours: (['sensitive', 'normal', 'serious'] as const).map(name => ({ name, table: nabTable(files, ours(name)) })),
    blind: nabTable(files, blind),
    silent: nabTable(files, silent),
    spread: spread(files, normal),
    unseen: unseenHalves(files),
    calm: measureCalm(),
    coarser: COARSER.map(times => ({ minutes: 5 * times, table: nabTable(atStep(files, times), normal) })),
    cost: measureCost(files),
  };
  console.log(tables(report));
  writeFileSync(PAGE, page(report));
  console.log(`\nwritten to ${PAGE}`);
}
