// foresight churn: from a table of people to scores, and how good they are. Without a database.
import { ForesightError, type RiskBand } from '@foresight/contracts';
import { fitClassifier, profitCurve, type Rival, scoreReport, takeRows } from '@foresight/models/classify';
import { type PeopleTable, readPeopleTable } from '../../normalize/table/index.ts';
import { crossScore, factorText, type Scored, scoredBy } from '../../predictions/churn/index.ts';
import { type Output, progress, table } from '../terminal/index.ts';
import { churnCsv, type PersonScore } from './churn-csv.ts';
import { type ChurnQualityOptions, type ChurnScoreOptions, type ChurnTableOptions, profitOf } from './churn-options.ts';
import { qualityText } from './churn-text.ts';
import { checkInputFile, namingFile } from './input-file.ts';
import { writeWhole } from './write-whole.ts';

const SHOWN = 20;
const WORDS = { positives: 'who left', others: 'who stayed' };

interface KnownPeople {
  readonly ids: readonly string[];
  readonly table: PeopleTable['table'];
  readonly labels: Uint8Array;
}

/** @throws {ForesightError} bad_input for files that cannot be used, with what is wrong and the way out */
export async function churnScore(options: ChurnScoreOptions, out: Output): Promise<void> {
  const people = await readPeople(options, out);
  const scores = options.predict
    ? await scoreOthers(people, options, options.predict, out)
    : scoreThemselves(people, options, out);
  const sorted = [...scores].sort((a, b) => b.probability - a.probability);
  out.note(bandLine(sorted));
  if (options.out === undefined) return out.print(scoreTable(sorted));
  await writeWhole(options.out, churnCsv(sorted));
  out.note(`${sorted.length} people written to ${options.out}`);
}

/** People whose outcome is not known yet are scored by a model of all the others. */
function scoreThemselves(people: PeopleTable, options: ChurnTableOptions, out: Output): PersonScore[] {
  const known = knownPeople(people);
  const named = (ids: readonly string[], scores: readonly Scored[]) =>
    scores.map((one, i) => ({ id: ids[i]!, ...one }));
  const own = named(known.ids, crossed(known, options, out));
  out.note('each is scored by a model that did not see that person');
  const unknown = rowsOf(people.y!, -1);
  if (unknown.length === 0) return own;
  const { classifier } = learned(() => fitClassifier(known.table, known.labels, { ...WORDS, seed: options.seed }));
  const ids = Array.from(unknown, row => people.ids[row]!);
  return [...own, ...named(ids, scoredBy(classifier, takeRows(people.table, unknown)).scores)];
}

async function scoreOthers(
  people: PeopleTable,
  { id, seed, label }: ChurnTableOptions,
  path: string,
  out: Output,
): Promise<PersonScore[]> {
  const known = knownPeople(people);
  checkInputFile(path, { again: false });
  const others = await namingFile(path, () => readPeopleTable(path, { id, now: new Date(), ignore: [] }));
  const { classifier } = learned(() => fitClassifier(known.table, known.labels, { ...WORDS, seed }));
  const { scores, notes } = learned(() => scoredBy(classifier, others.table));
  for (const note of notes) out.note(`note: ${path}: ${note}`);
  out.note(`learned from ${known.table.rows} people whose ${label} is known`);
  return scores.map((one, i) => ({ id: others.ids[i]!, ...one }));
}

export async function churnQuality(options: ChurnQualityOptions, out: Output): Promise<void> {
  const profit = profitOf(options);
  const people = await readPeople(options, out);
  const known = knownPeople(people);
  const rivals = options.against === undefined ? [] : [alone(known, options.against, options, out)];
  const p = Float64Array.from(crossed(known, options, out), ({ probability }) => probability);
  const report = scoreReport(p, known.labels, rivals, { seed: options.seed });
  const curve = profit && profitCurve(p, known.labels, profit, { seed: options.seed });
  if (options.format === 'json') return out.print(JSON.stringify({ ...report, profit: curve ?? null }, null, 2));
  out.print(qualityText(report, { p, labels: known.labels, curve, positive: people.positive! }));
}

/** What one column tells without the others. */
function alone(known: KnownPeople, column: string, options: ChurnTableOptions, out: Output): Rival {
  const features = known.table.features.filter(({ name }) => name === column);
  if (features.length === 0) {
    throw new ForesightError('bad_request', `there is no column '${column}' to compare with`, {
      fix: `choose one of: ${known.table.features.map(({ name }) => name).join(', ')}`,
    });
  }
  const scores = crossed({ ...known, table: { rows: known.table.rows, features } }, options, out);
  return { name: column, p: Float64Array.from(scores, ({ probability }) => probability) };
}

async function readPeople({ table: path, ...options }: ChurnTableOptions, out: Output): Promise<PeopleTable> {
  checkInputFile(path, { again: false });
  const people = await namingFile(path, () => readPeopleTable(path, { ...options, now: new Date() }));
  for (const note of people.notes) out.note(`note: ${note}`);
  return people;
}

function knownPeople({ ids, table: all, y = new Int8Array(0) }: PeopleTable): KnownPeople {
  const rows = rowsOf(y, 0, 1);
  return {
    ids: Array.from(rows, row => ids[row]!),
    table: takeRows(all, rows),
    labels: Uint8Array.from(rows, row => y[row]!),
  };
}

const rowsOf = (y: Int8Array, ...wanted: number[]): Int32Array =>
  Int32Array.from([...y.keys()].filter(row => wanted.includes(y[row]!)));

function crossed(known: KnownPeople, { seed }: ChurnTableOptions, out: Output): Scored[] {
  const shown = progress(out);
  const onFold = (done: number, of: number) => shown.update(`learning: ${done} of ${of} models`);
  const scores = learned(() => crossScore(known.table, known.labels, { ...WORDS, seed, onFold }));
  shown.done();
  return scores;
}

/** @throws {ForesightError} bad_input for what the model refuses, in its words */
function learned<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    const { name, message } = error as Error;
    if (!REFUSALS.has(name)) throw error;
    throw new ForesightError('bad_input', message, { fix: FIX[name] ?? 'correct the table', cause: error });
  }
}

const FIX: Readonly<Record<string, string>> = {
  TooFewRows: 'take more people, or a longer time',
  ColumnsAbsent: 'give the columns that the model learned from, or leave them out of both files with --ignore',
  TableMismatch: 'write the column as in the table that was learned from',
  NothingToLearn: 'add columns that differ between people',
};
const REFUSALS = new Set(Object.keys(FIX));

function bandLine(scores: readonly PersonScore[]): string {
  const count = (band: RiskBand) => scores.filter(one => one.band === band).length;
  const bands = (['critical', 'high', 'medium', 'low'] as const).map(band => `${count(band)} ${band}`);
  return `${scores.length} people: ${bands.join(', ')}`;
}

function scoreTable(scores: readonly PersonScore[]): string {
  const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
  const shown = table(scores.slice(0, SHOWN), [
    { title: 'person', cell: one => one.id },
    { title: 'probability', cell: one => percent(one.probability), align: 'right' },
    { title: '90 % interval', cell: one => `${percent(one.lower)} to ${percent(one.upper)}`, align: 'right' },
    { title: 'risk', cell: one => one.band },
    { title: 'why', cell: one => one.factors.slice(0, 2).map(factorText).join('; '), maxWidth: 120, below: true },
  ]);
  return scores.length <= SHOWN
    ? shown
    : `${shown}\n… and ${scores.length - SHOWN} more: write them with --out FILE.csv`;
}
