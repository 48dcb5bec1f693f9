// The orders of an ARIMA, step by step from a few first guesses to better neighbours.
import { conditionalErrors } from './conditional.ts';
import { type Estimate, estimate } from './estimate.ts';
import { hannanRissanen } from './hannan-rissanen.ts';
import { freedom, type Orders } from './orders.ts';

/** What is settled before the search: differences and season. */
export type Frame = Pick<Orders, 'd' | 'D' | 'season'>;

const MOST = 5;
const MOST_SEASONAL = 2;
/** Models tried at most. */
const MOST_MODELS = 94;
/** Enough to tell models apart; the one that is chosen is estimated to the end. */
const ROUGH = { maxSteps: 8, tolerance: 1e-4 };

type Moving = Pick<Orders, 'p' | 'q' | 'P' | 'Q' | 'constant'>;

const FIRST: readonly (readonly [number, number, number, number])[] = [
  [2, 2, 1, 1],
  [0, 0, 0, 0],
  [1, 0, 1, 0],
  [0, 1, 0, 1],
];

/** Steps in p, q, P, Q. */
const MOVES: readonly (readonly [number, number, number, number])[] = [
  [0, 0, -1, 0],
  [0, 0, 0, -1],
  [0, 0, 1, 0],
  [0, 0, 0, 1],
  [0, 0, -1, -1],
  [0, 0, -1, 1],
  [0, 0, 1, -1],
  [0, 0, 1, 1],
  [-1, 0, 0, 0],
  [0, -1, 0, 0],
  [1, 0, 0, 0],
  [0, 1, 0, 0],
  [-1, -1, 0, 0],
  [-1, 1, 0, 0],
  [1, -1, 0, 0],
  [1, 1, 0, 0],
];

/**
 * Hyndman and Khandakar 2008, "Automatic time series forecasting: the forecast package for R", section 3.2: least AICc.
 * Conditional sums of squares stand for the likelihood, as they do there for long series.
 * @param w differenced, of variance about 1
 */
export function searchOrders(w: Float64Array, frame: Frame): Estimate {
  const most = limits(w.length, frame.season);
  const differences = frame.d + frame.D;
  const fresh = hannanRissanen(w, frame.season);
  const tried = new Set<string>();
  let best: Estimate | undefined;
  const attempt = ({ p, q, P, Q, constant }: Moving): boolean => {
    const key = `${p} ${q} ${P} ${Q} ${constant}`;
    const inside = Math.min(p, q, P, Q) >= 0 && Math.max(p, q) <= most.short && Math.max(P, Q) <= most.seasonal;
    if (!inside || tried.has(key) || tried.size >= MOST_MODELS || !allowsConstant(differences, constant)) return false;
    tried.add(key);
    const orders: Orders = { ...frame, p, q, P, Q, constant };
    const found = estimate(
      w,
      orders,
      conditionalErrors,
      tried.size <= FIRST.length || best === undefined ? fresh(orders) : nearby(orders, best),
      ROUGH,
    );
    if (best !== undefined && !(found.aicc < best.aicc)) return false;
    best = found;
    return true;
  };
  for (const [p, q, P, Q] of FIRST) {
    const guess = { p: Math.min(p, most.short), q: Math.min(q, most.short), P, Q };
    const seasonal = most.seasonal === 0 ? { ...guess, P: 0, Q: 0 } : guess;
    attempt({ ...seasonal, constant: differences < 2 });
  }
  attempt({ p: 0, q: 0, P: 0, Q: 0, constant: false });
  while (neighbours(best!.orders).some(attempt));
  return best!;
}

/** A mean always, so that a series moved up is forecast moved up; a drift perhaps; never a bend. */
function allowsConstant(differences: number, constant: boolean): boolean {
  if (differences === 1) return true;
  return constant ? differences === 0 : differences > 1;
}

function limits(length: number, season: number): { readonly short: number; readonly seasonal: number } {
  return {
    short: Math.min(MOST, Math.floor(length / 3)),
    seasonal: season === 1 ? 0 : Math.min(MOST_SEASONAL, Math.floor(length / 3 / season)),
  };
}

function neighbours({ p, q, P, Q, constant }: Orders): Moving[] {
  const moved = MOVES.map(m => ({ p: p + m[0], q: q + m[1], P: P + m[2], Q: Q + m[3], constant }));
  return [...moved, { p, q, P, Q, constant: !constant }];
}

/** The numbers of the best model so far where both have the coefficient, a little where only the new one does. */
function nearby(orders: Orders, best: Estimate): Float64Array {
  const out = new Float64Array(freedom(orders));
  let to = 0;
  let from = 0;
  for (const part of ['p', 'q', 'P', 'Q'] as const) {
    const both = Math.min(orders[part], best.orders[part]);
    for (let i = 0; i < orders[part]; i++) out[to + i] = i < both ? best.x[from + i]! : 0.05;
    to += orders[part];
    from += best.orders[part];
  }
  return out;
}
