// Accuracy, coverage and time of every forecasting model on public competition series, beside what others reach on them.
// Prints the tables and writes docs/benchmarks.md.
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { MODELS } from '../../models/src/index.ts';
import { type CompetitionSet, scoreModel, scoreNaive2, seriesAt } from '../../models/test/accuracy-table.ts';
import { SETS } from '../../models/test/competition-sets.ts';
import { hasPublicData } from '../../models/test/public-data.ts';
import { ANCHORS } from './forecast-anchors.ts';
import { page, type SetReport, table } from './forecast-report.ts';
import { measureSpeed } from './forecast-speed.ts';

const PAGE = resolve(import.meta.dirname, '../../docs/benchmarks.md');
const EARLIER = [1, 2, 3];

export default async function run(): Promise<void> {
  if (!hasPublicData)
    throw new Error('the public data are not in ../shared/data beside this folder: nothing to measure');
  const reports = SETS.map(report);
  const speeds = measureSpeed();
  for (const { what, ms } of speeds) console.log(`${what}: ${ms.toFixed(1)} ms`);
  writeFileSync(PAGE, page(reports, speeds));
  console.log(`written to ${PAGE}`);
}

function report(set: CompetitionSet): SetReport {
  const series = seriesAt(set);
  const benchmark = scoreNaive2(set, series);
  const models = MODELS.map(({ name }) => {
    const before = process.cpuUsage();
    const score = scoreModel(set, name, benchmark, () => set.seasons, series);
    const { user, system } = process.cpuUsage(before);
    return { name, score, ms: (user + system) / 1000 / series.length };
  });
  const earlier = EARLIER.map(back => {
    const data = seriesAt(set, back);
    return scoreModel(set, 'auto', scoreNaive2(set, data), () => set.seasons, data);
  });
  const made = {
    set: set.name,
    series: series.length,
    horizon: set.horizon,
    models,
    earlier,
    anchors: ANCHORS[set.name] ?? [],
  };
  console.log(`\n${set.name}: ${series.length} series\n${table(made)}`);
  return made;
}
