// Columns as bins: 254 of values and one for what is missing.
export { encode } from './encode.ts';
export { type CategoryBins, type FeatureBins, learnBins, type NumericBins, valueBins } from './feature-bins.ts';
export { type AbsentColumns, absentColumns, ColumnsAbsent, matchColumns } from './match-columns.ts';
export { MOST_BINS } from './numeric-bounds.ts';
export { byteOffset, emptyPacked, type PackedTable } from './packed-table.ts';
