// People who buy without a contract: who is still there, how often they will buy, what they will be worth.
import { customerValue, type ValueOptions } from './customer-value.ts';
import { alive, expectedPurchases } from './expectations.ts';
import { fitBgNbd } from './fit-bg-nbd.ts';
import type { BgNbd } from './likelihood.ts';
import { type CountInterval, countInterval } from './purchase-counts.ts';
import { type Customer, type Summary, TooFewPurchases } from './purchases.ts';
import { refuseCustomer, refuseDays, refuseLevel, refuseSummary } from './refuse-questions.ts';
import { expectedSpend, fitGammaGamma, type GammaGamma } from './spend.ts';
import { FORMAT, type LifetimeJson, type LifetimeState, spendLeftOut, UnknownLifetimeFormat } from './stored.ts';

/** A fitted model. Its answers are for the moment the customer's `age` reaches to. Questions that are none get a RangeError. */
export interface Lifetime extends LifetimeState {
  /** P(still a customer); 1 without repeats, see `alive`. */
  alive(customer: Customer): number;
  /** Days with a purchase in the next `days`. */
  expected(customer: Customer, days: number): number;
  /** Of the number of those days, not of its expectation: chance and what is not known of this person are in it. @param level 0.5 to 0.99 */
  interval(customer: Customer, days: number, level: number): CountInterval;
  /** Money of a future purchase; null when spend was not learned or has no mean. @param mean of the person's repeated purchases */
  spend(customer: Customer, mean: number): number | null;
  /** Discounted money of the purchases expected within the days asked; null as `spend`. */
  value(customer: Customer, mean: number, options: ValueOptions): number | null;
  toJSON(): LifetimeJson;
}

/**
 * BG/NBD for how often, gamma-gamma for how much. Without amounts, or with too few of them, it answers for counts alone; `notes` say so.
 * @throws {TooFewPurchases} with fewer than 50 people, or fewer than 20 who bought again
 * @throws {RangeError} for a summary that is none
 */
export function fitLifetime(summary: Summary): Lifetime {
  refuseSummary(summary);
  const { numbers, logLikelihood, converged } = fitBgNbd(summary);
  const notes: string[] = [];
  if (!converged) notes.push(runAway(numbers));
  return answersOf({
    people: summary.people,
    repeaters: summary.repeats.reduce((count, x) => count + (x > 0 ? 1 : 0), 0),
    purchases: numbers,
    logLikelihood,
    spending: spendOf(summary, notes),
    notes,
  });
}

/** @throws {UnknownLifetimeFormat} when another version wrote it */
export function lifetimeFromJSON(json: LifetimeJson): Lifetime {
  if (json.format !== FORMAT) throw new UnknownLifetimeFormat(json.format);
  return answersOf(json.state);
}

function answersOf(state: LifetimeState): Lifetime {
  const { purchases, spending } = state;
  const asked = (customer: Customer, days: number) => {
    refuseCustomer(customer);
    refuseDays(days);
    return expectedPurchases(purchases, customer, days);
  };
  const spend = (customer: Customer, mean: number) =>
    spending === null ? null : expectedSpend(spending, customer.repeats, mean);
  return {
    ...state,
    alive(customer) {
      refuseCustomer(customer);
      return alive(purchases, customer);
    },
    expected: asked,
    interval(customer, days, level) {
      refuseCustomer(customer);
      refuseDays(days);
      refuseLevel(level);
      return countInterval(purchases, customer, days, level);
    },
    spend,
    value(customer, mean, options) {
      const worth = spend(customer, mean);
      return worth === null ? null : worth * customerValue(days => asked(customer, days), options);
    },
    toJSON: () => ({ format: FORMAT, state: { ...state } }),
  };
}

/** Beyond it, who buys often spends otherwise, and gamma-gamma misses that. */
const MOST_CORRELATION = 0.3;

function spendOf(summary: Summary, notes: string[]): GammaGamma | null {
  if (summary.spend === undefined) return null;
  try {
    const { numbers, correlation } = fitGammaGamma(summary);
    if (Math.abs(correlation) > MOST_CORRELATION) {
      notes.push(
        `How often people buy and what they spend go together (correlation ${correlation.toFixed(2)}): values are rough.`,
      );
    }
    if (numbers.q <= 1) notes.push('A few people spend without bound: who has not bought again gets no value.');
    return numbers;
  } catch (error) {
    if (!(error instanceof TooFewPurchases)) throw error;
    notes.push(spendLeftOut(error));
    return null;
  }
}

function runAway({ r, alpha, a, b }: BgNbd): string {
  const [stops, rate] = [a / (a + b), r / alpha];
  return `The model's numbers ran to a limit (on average ${rate.toPrecision(2)} purchases a day, and ${(100 * stops).toPrecision(2)} % stop after one): the purchases fit a simpler model.`;
}
