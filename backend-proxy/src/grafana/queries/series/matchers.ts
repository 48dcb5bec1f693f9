// Conditions on labels, as Prometheus means them: a missing label is the empty text, a regular expression must fit the
// whole value. Expressions run in time linear in the text (RE2), so that none can hold up the service.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { ForesightError, type LabelMatcher } from '@foresight/contracts';
import { RE2JS } from 're2js';
import type { Labels } from '../../../store/index.ts';
import { plainAlternatives } from './plain-alternatives.ts';

export interface Matchers {
  /** Pairs that every fitting series has: the database can use them. */
  readonly equal: Labels;
  /** @throws {ForesightError} bad_request when the expressions would take too long over all these values */
  filter<S extends { readonly labels: Labels }>(series: readonly S[], signal: AbortSignal): Promise<S[]>;
}

/** Instructions times characters, over all values: about a second of work in slices that let others have their turn. */
const MOST_STEPS = 20_000_000;
const MOST_INSTRUCTIONS = 1_000;
const TURN_MS = 10;

interface Test {
  readonly name: string;
  readonly wanted: boolean;
  /** Steps that one character may take. */
  readonly cost: number;
  fits(value: string): boolean;
}

/** @throws {ForesightError} bad_request for an expression that cannot be read, quoting it */
export function compileMatchers(matchers: readonly LabelMatcher[]): Matchers {
  const tests = matchers.map(compile);
  const plain = matchers.filter(({ op, value }) => op === '=' && value !== '');
  return {
    equal: Object.fromEntries(plain.map(({ name, value }) => [name, value])),
    filter: async (series, signal) => {
      const budget = { left: MOST_STEPS };
      const runs = tests.map(test => remembered(test, budget, series.length));
      const fitting: (typeof series)[number][] = [];
      let turn = performance.now();
      for (const one of series) {
        if (runs.every(run => run(one.labels))) fitting.push(one);
        if (performance.now() - turn < TURN_MS) continue;
        await nextTurn();
        signal.throwIfAborted();
        turn = performance.now();
      }
      return fitting;
    },
  };
}

/** Each value is tested once. */
function remembered({ name, wanted, cost, fits }: Test, budget: { left: number }, series: number) {
  const seen = new Map<string, boolean>();
  return (labels: Labels): boolean => {
    const value = Object.hasOwn(labels, name) ? labels[name]! : '';
    const known = seen.get(value);
    if (known !== undefined) return known;
    budget.left -= cost * value.length;
    if (budget.left < 0) throw tooCostly(series);
    const fit = fits(value) === wanted;
    seen.set(value, fit);
    return fit;
  };
}

function compile({ name, op, value }: LabelMatcher): Test {
  const wanted = op === '=' || op === '=~';
  if (op === '=' || op === '!=') return { name, wanted, cost: 0, fits: text => text === value };
  const plain = plainAlternatives(value);
  if (plain) return { name, wanted, cost: 0, fits: text => plain.has(text) };
  const expression = read(name, value);
  const cost = expression.programSize();
  if (cost > MOST_INSTRUCTIONS) {
    throw new ForesightError('bad_request', `the expression for label '${name}' is too large (${cost} instructions)`, {
      fix: `use fewer or smaller repetitions; ${MOST_INSTRUCTIONS} instructions are the most`,
    });
  }
  return { name, wanted, cost, fits: text => expression.matches(text) };
}

/** @throws {ForesightError} bad_request, quoting the expression */
function read(name: string, value: string): RE2JS {
  try {
    return RE2JS.compile(value, RE2JS.DOTALL);
  } catch (error) {
    const why = (error as { error?: string }).error ?? (error as Error).message;
    throw new ForesightError('bad_request', `label '${name}': the expression '${value}' cannot be read: ${why}`, {
      fix: 'write the expression in RE2 syntax, as in Prometheus: no look-around, no back references',
      cause: error,
    });
  }
}

const tooCostly = (series: number) =>
  new ForesightError('bad_request', `the expressions take too long over the values of ${series} series`, {
    fix: "narrow the series with '=' conditions first, or use simpler expressions",
  });
