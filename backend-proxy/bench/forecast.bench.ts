// Accuracy, coverage and time of every forecasting model on public competition series, beside what others reach on them.
// Prints the tables and writes docs/benchmarks.md.
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { loadModel, MODELS, type ModelName } from '../../models/src/index.ts';
import { type CompetitionSet, scoreModel, scoreNaive2, seriesAt } from '../../models/test/accuracy-table.ts';
import { SETS } from '../../models/test/competition-sets.ts';
import { scoreJoint, scoreSimpler } from '../../models/test/joint-score.ts';
import { type CompetitionSeries, hasPublicData } from '../../models/test/public-data.ts';
import { ANCHORS } from './forecast-anchors.ts';
import { jointTable, type ModelReport, page, type SetReport, table } from './forecast-report.ts';
import { measureSpeed } from './forecast-speed.ts';

const PAGE = resolve(import.meta.dirname, '../../docs/benchmarks.md');
const EARLIER = [1, 2, 3];
/** Models that take seconds a series answer for some of each set. */
const SAMPLES: readonly { readonly name: ModelName; readonly series: number }[] = [
  { name: 'prophet', series: 40 },
  { name: 'neural-net', series: 20 },
];

export default async function run(): Promise<void> {
  if (!hasPublicData)
    throw new Error('the public data are not in ../shared/data beside this folder: nothing to measure');
  const reports: SetReport[] = [];
  for (const set of SETS) reports.push(await report(set));
  console.log(`\n${jointTable(reports)}\n`);
  const speeds = measureSpeed();
  for (const { what, ms } of speeds) console.log(`${what}: ${ms.toFixed(1)} ms`);
  writeFileSync(PAGE, page(reports, speeds));
  console.log(`written to ${PAGE}`);
}

async function report(set: CompetitionSet): Promise<SetReport> {
  const series = seriesAt(set);
  const models = MODELS.map(({ name }) => measure(set, name, series));
  for (const { name, series: most } of SAMPLES) {
    await loadModel(name);
    const every = Math.floor(series.length / most);
    const some = series.filter((_, i) => i % every === 0).slice(0, most);
    models.push({ ...measure(set, name, some), sample: most });
  }
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
    joint: [0, ...EARLIER].map(back => scoreJoint(set, seriesAt(set, back))),
    simpler: scoreSimpler(set, series),
  };
  console.log(`\n${set.name}: ${series.length} series\n${table(made)}`);
  return made;
}

/** OWA is against Naive2 on the same series. */
function measure(set: CompetitionSet, name: ModelName, series: readonly CompetitionSeries[]): ModelReport {
  const benchmark = scoreNaive2(set, series);
  const before = process.cpuUsage();
  const score = scoreModel(set, name, benchmark, () => set.seasons, series);
  const { user, system } = process.cpuUsage(before);
  return { name, score, ms: (user + system) / 1000 / series.length };
}
