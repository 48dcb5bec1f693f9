// What a forest can be told.

export interface ForestOptions {
  /** Default: 300. */
  readonly trees?: number;
  /** Most leaves of a tree, 2 to 4,096. Default: 256. */
  readonly leaves?: number;
  /** Fewest rows of a leaf. Default: 10. */
  readonly minRows?: number;
  /** Columns that each node may choose from. Default: 0.7 of the root of their number, 3 of 19. */
  readonly columnsANode?: number;
  /** Whole number: the same seed and data give the same bytes. Default: 1. */
  readonly seed?: number;
}

export type ForestSettings = Required<ForestOptions>;

/**
 * @param columns that differ from row to row
 * @throws {RangeError} for an option out of range, with its value and what it may be
 */
export function forestSettings(options: ForestOptions, columns: number): ForestSettings {
  const settings = {
    trees: options.trees ?? 300,
    leaves: options.leaves ?? 256,
    minRows: options.minRows ?? 10,
    columnsANode: options.columnsANode ?? Math.max(1, Math.round(0.7 * Math.sqrt(columns))),
    seed: options.seed ?? 1,
  };
  whole('trees', settings.trees, 1, 10_000);
  whole('leaves', settings.leaves, 2, 4_096);
  whole('minRows', settings.minRows, 1, Number.MAX_SAFE_INTEGER);
  whole('columnsANode', settings.columnsANode, 1, columns);
  whole('seed', settings.seed, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
  return settings;
}

function whole(name: string, value: number, least: number, most: number): void {
  if (Number.isInteger(value) && value >= least && value <= most) return;
  throw new RangeError(`${name} ${value}: it may be a whole number from ${least} to ${most}`);
}
