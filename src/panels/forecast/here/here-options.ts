// What a panel keeps of it.
import { HORIZON_LIMITS, LEVEL_LIMITS } from '@foresight/contracts';

export interface HereOptions {
  readonly on: boolean;
  /** Foresight data source that makes the forecast. Empty: the first one. */
  readonly uid: string;
  /** Steps; 0: the service's default. */
  readonly horizon: number;
  /** Percent of one band; 0: the service's default bands. */
  readonly level: number;
  /** Name of a model; empty: chosen by backtest. */
  readonly model: string;
}

export const DEFAULT_HERE: HereOptions = { on: false, uid: '', horizon: 0, level: 0, model: '' };

/** @param saved of any version, or nothing. What is out of range is what the service would have taken anyway */
export function readHere(saved: unknown): HereOptions {
  const { on, uid, horizon, level, model } = (saved ?? {}) as Partial<Record<keyof HereOptions, unknown>>;
  const steps = typeof horizon === 'number' && Number.isInteger(horizon) ? horizon : 0;
  const share = typeof level === 'number' ? level / 100 : 0;
  return {
    on: on === true,
    uid: typeof uid === 'string' ? uid : '',
    horizon: steps >= HORIZON_LIMITS.least && steps <= HORIZON_LIMITS.most ? steps : 0,
    level: share >= LEVEL_LIMITS.least && share <= LEVEL_LIMITS.most ? (level as number) : 0,
    model: typeof model === 'string' ? model.trim() : '',
  };
}
