// When someone will leave: for each period the chance of ending in it once it is reached, learned by a classifier.
import { checkTable } from '../classify/check-table.ts';
import { alignTable, type FeatureTable, type PredictOptions, schemaOf } from '../classify/index.ts';
import { type Curves, curvesFrom } from './curves.ts';
import { type PeriodRows, periodRows } from './expand.ts';
import { everyPeriod, PERIOD, rowsOf, withPeriods } from './hazard-table.ts';
import { hazardsOf, type Learner, learn } from './learner.ts';
import { type Lives, refuseFewEnds, refuseLives } from './lives.ts';
import { choosePeriods, type Edges, refuseEdges } from './periods.ts';
import { somePeople } from './some-people.ts';
import { FORMAT, type HazardJson, type HazardState, UnknownHazardFormat } from './stored.ts';

export interface HazardOptions {
  /** Default: `choosePeriods` of the lives. */
  readonly edges?: Edges;
  readonly learner?: Learner;
  /** Of the people taken when there are too many. The same seed gives the same model. Default: 1. */
  readonly seed?: number;
}

/** Curves of the people asked about, and what was done to their columns, in words; empty when nothing was. */
export interface NotedCurves extends Curves {
  readonly notes: readonly string[];
}

export interface Hazard extends HazardState {
  /**
   * @param table with the columns of training
   * @throws {ColumnsAbsent} where one is gone and 'missing' was not asked for {TableMismatch} where one is of another kind now
   */
  curves(table: FeatureTable, options?: PredictOptions): NotedCurves;
  toJSON(): HazardJson;
}

/**
 * The columns say what was known at each one's start. Where they are of a later day, past periods are explained by what came after
 * them, and scores flatter: then give a row a period, see `fitHazardRows`.
 * @param table a row a person
 * @throws {RangeError} for a table, lives or periods that are none @throws {TooFewEnds}
 */
export function fitHazard(table: FeatureTable, lives: Lives, options: HazardOptions = {}): Hazard {
  checkTable(table);
  refuseLives(lives);
  if (lives.durations.length !== table.rows) {
    throw new RangeError(`${lives.durations.length} lives for a table of ${table.rows} rows: they must be as many`);
  }
  refuseFewEnds(lives);
  const edges = options.edges ?? choosePeriods(lives);
  refuseEdges(edges);
  const all = periodRows(lives, edges);
  const { rows, notes } = somePeople(all, lives.durations.length, options.seed ?? 1);
  return fitted(rowsOf(table, rows), rows, edges, notes, options);
}

/**
 * From columns as they were at the start of each period.
 * @param table a row for each row of `rows`
 * @throws {RangeError} for a table, rows or periods that are none @throws {TooFewEnds}
 */
export function fitHazardRows(
  table: FeatureTable,
  rows: PeriodRows,
  edges: Edges,
  options: Pick<HazardOptions, 'learner'> = {},
): Hazard {
  checkTable(table);
  refuseEdges(edges);
  if (rows.period.length !== table.rows || rows.ends.length !== table.rows) {
    const given = `${rows.period.length} periods and ${rows.ends.length} marks`;
    throw new RangeError(`${given} for a table of ${table.rows} rows: they must be as many`);
  }
  const odd = rows.period.findIndex(k => !(k >= 0 && k < edges.length - 1));
  if (odd >= 0) throw new RangeError(`row ${odd} is of period ${rows.period[odd]}; there are ${edges.length - 1}`);
  refuseLives({ durations: new Float64Array(table.rows), ended: rows.ends });
  refuseFewEnds({ durations: new Float64Array(0), ended: rows.ends });
  return fitted(table, rows, edges, [], options);
}

/** @throws {UnknownHazardFormat} when another version wrote it */
export function hazardFromJSON(json: HazardJson): Hazard {
  if (json.format !== FORMAT) throw new UnknownHazardFormat(json.format);
  return answersOf(json.state);
}

function fitted(
  table: FeatureTable,
  rows: PeriodRows,
  edges: Edges,
  notes: readonly string[],
  { learner = 'logistic' }: Pick<HazardOptions, 'learner'>,
): Hazard {
  if (table.features.some(feature => feature.name === PERIOD)) {
    throw new RangeError(`a column is called '${PERIOD}', as the one that is added: rename it`);
  }
  return answersOf({
    edges: [...edges],
    columns: schemaOf(table),
    rows: table.rows,
    ends: rows.ends.reduce((sum, e) => sum + e, 0),
    learned: learn(withPeriods(table, rows, edges), rows.ends, learner),
    notes,
  });
}

/** People asked about at a time: each stands in the memory once a period. */
const AT_A_TIME = 2_000;

function answersOf(state: HazardState): Hazard {
  const hazardsIn = hazardsOf(state.learned);
  return {
    ...state,
    curves(asked, { absent = 'refuse' } = {}) {
      checkTable(asked);
      const { table, notes } = alignTable(state.columns, asked, absent);
      const periods = state.edges.length - 1;
      const hazards = new Float64Array(table.rows * periods);
      for (let from = 0; from < table.rows; from += AT_A_TIME) {
        const to = Math.min(table.rows, from + AT_A_TIME);
        hazards.set(hazardsIn(everyPeriod(table, from, to, state.edges)), from * periods);
      }
      return { ...curvesFrom(hazards, table.rows, state.edges), notes };
    },
    toJSON: () => ({ format: FORMAT, state: { ...state } }),
  };
}
