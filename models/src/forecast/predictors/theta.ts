// A smoothed level and a share of the straight line through all values so far, times or plus a shape that repeats.
import type { State } from './state.ts';

/** What is known after `count` values. */
export interface ThetaStates {
  count: number;
  level: number;
  /** Of all values so far. */
  mean: number;
  /** The least-squares line: at index 0, when the first value has index 1, and its change a step. */
  intercept: number;
  slope: number;
  /** (1 - alpha) to the power of count. */
  decay: number;
}

export interface ThetaConstants {
  readonly alpha: number;
  /** 1 - 1 / theta: the share of the line. */
  readonly share: number;
  /** 1 when the line follows every new value, 0 when it stays. */
  readonly dynamic: number;
}

export type ThetaState = State &
  ThetaStates &
  ThetaConstants & {
    /** Added, or multiplied with, at step i: [(phase + i - 1) mod its length]; empty for none. */
    readonly shape: ArrayLike<number>;
    readonly factors: ArrayLike<number>;
    readonly phase: number;
  };

/** The value expected next: Fiorucci, Pellegrini, Louzada, Petropoulos and Koehler 2016, equations 15 and 25. */
export function expectedNext(s: ThetaStates, { alpha, share }: ThetaConstants): number {
  return s.level + share * (s.decay * s.intercept + ((1 - (1 - alpha) * s.decay) / alpha) * s.slope);
}

/** The same paper, equations 16 and 26 to 29. */
export function follow(s: ThetaStates, value: number, { alpha, dynamic }: ThetaConstants): void {
  s.count++;
  s.level += alpha * (value - s.level);
  s.decay *= 1 - alpha;
  if (dynamic === 0) return;
  const n = s.count;
  if (n > 1) s.slope = ((n - 2) * s.slope + (6 * (value - s.mean)) / n) / (n + 1);
  s.mean += (value - s.mean) / n;
  s.intercept = s.mean - ((n + 1) / 2) * s.slope;
}

/** Each forecast is followed as if it had come true. */
export function theta(state: State, horizon: number): Float64Array {
  const { shape, factors, phase, ...rest } = state as ThetaState;
  const moving: ThetaStates & ThetaConstants = { ...rest };
  const out = new Float64Array(horizon);
  for (let i = 0; i < horizon; i++) {
    const value = expectedNext(moving, moving);
    follow(moving, value, moving);
    const times = factors.length === 0 ? 1 : factors[(phase + i) % factors.length]!;
    out[i] = value * times + (shape.length === 0 ? 0 : shape[(phase + i) % shape.length]!);
  }
  return out;
}
