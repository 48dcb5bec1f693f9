// Churn from a table of people.
import { ForesightError } from '@foresight/contracts';
import { fitClassifier, type Labels, type Rival, takeRows } from '@foresight/models/classify';
import { type PeopleTable, readPeopleTable } from '../../normalize/table/index.ts';
import { crossScore, type Scored, scoredBy } from '../../predictions/churn/index.ts';
import { type Output, progress } from '../terminal/index.ts';
import type { PersonScore } from './churn-csv.ts';
import type { TableSource } from './churn-options.ts';
import { learned } from './churn-refusals.ts';
import type { JudgedScores } from './churn-text.ts';
import { checkInputFile, namingFile } from './input-file.ts';

const WORDS = { positives: 'who left', others: 'who stayed' };

interface KnownPeople {
  readonly ids: readonly string[];
  readonly table: PeopleTable['table'];
  readonly labels: Labels;
}

/** @param predict another table to score; absent: the people themselves */
export async function tableScores(
  source: TableSource,
  predict: string | undefined,
  out: Output,
): Promise<PersonScore[]> {
  const people = await readPeople(source, out);
  return predict === undefined ? scoreThemselves(people, source, out) : scoreOthers(people, source, predict, out);
}

export async function tableQuality(
  source: TableSource,
  against: string | undefined,
  out: Output,
): Promise<JudgedScores> {
  const people = await readPeople(source, out);
  const known = knownPeople(people);
  const rivals = against === undefined ? [] : [alone(known, against, source, out)];
  const p = Float64Array.from(crossed(known, source, out), ({ probability }) => probability);
  return { p, labels: known.labels, rivals, positive: people.positive!, unseen: 'person' };
}

/** People whose outcome is not known yet are scored by a model of all the others. */
function scoreThemselves(people: PeopleTable, source: TableSource, out: Output): PersonScore[] {
  const known = knownPeople(people);
  const own = named(known.ids, crossed(known, source, out));
  out.note('each is scored by a model that did not see that person');
  const unknown = rowsOf(people.y!, -1);
  if (unknown.length === 0) return own;
  const { classifier } = learned(() => fitClassifier(known.table, known.labels, { ...WORDS, seed: source.seed }));
  const ids = Array.from(unknown, row => people.ids[row]!);
  return [...own, ...named(ids, scoredBy(classifier, takeRows(people.table, unknown)).scores)];
}

async function scoreOthers(
  people: PeopleTable,
  { id, seed, label }: TableSource,
  path: string,
  out: Output,
): Promise<PersonScore[]> {
  const known = knownPeople(people);
  checkInputFile(path, { again: false });
  const others = await namingFile(path, () => readPeopleTable(path, { id, now: new Date() }));
  const { classifier } = learned(() => fitClassifier(known.table, known.labels, { ...WORDS, seed }));
  const { scores, notes } = learned(() => scoredBy(classifier, others.table));
  for (const note of notes) out.note(`note: ${path}: ${note}`);
  out.note(`learned from ${known.table.rows} people whose ${label} is known`);
  return named(others.ids, scores);
}

const named = (ids: readonly string[], scores: readonly Scored[]): PersonScore[] =>
  scores.map((one, i) => ({ id: ids[i]!, ...one }));

/** What one column tells without the others. */
function alone(known: KnownPeople, column: string, source: TableSource, out: Output): Rival {
  const features = known.table.features.filter(({ name }) => name === column);
  if (features.length === 0) {
    throw new ForesightError('bad_request', `there is no column '${column}' to compare with`, {
      fix: `choose one of: ${known.table.features.map(({ name }) => name).join(', ')}`,
    });
  }
  const scores = crossed({ ...known, table: { rows: known.table.rows, features } }, source, out);
  return { name: column, p: Float64Array.from(scores, ({ probability }) => probability) };
}

async function readPeople({ path, kind, ...options }: TableSource, out: Output): Promise<PeopleTable> {
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

function crossed(known: KnownPeople, { seed }: TableSource, out: Output): Scored[] {
  const shown = progress(out);
  const onFold = (done: number, of: number) => shown.update(`learning: ${done} of ${of} models`);
  const scores = learned(() => crossScore(known.table, known.labels, { ...WORDS, seed, onFold }));
  shown.done();
  return scores;
}
