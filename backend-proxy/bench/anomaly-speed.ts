// What watching a series costs: time a value, memory, and the artefact that lets it go on elsewhere.
import { gzipSync } from 'node:zlib';
import { createDetector, type DetectorJson, detectorFromJSON } from '../../models/src/anomaly/index.ts';
import { MINUTE } from '../../models/src/index.ts';
import type { NabFile } from '../../models/test/nab-data.ts';

export interface AnomalyCost {
  /** CPU microseconds a value, the fastest and the middle of all rounds. */
  readonly fastest: number;
  readonly middle: number;
  readonly memoryKb: number;
  readonly artefactKb: number;
  readonly packedKb: number;
  readonly restoreMs: number;
}

const STEP = { unit: 'ms', count: 5 * MINUTE } as const;
const ROUNDS = 41;
const MANY = 100;
const RESTORES = 50;

export function measureCost(files: readonly NabFile[]): AnomalyCost {
  const longest = files.toSorted((a, b) => b.series.values.length - a.series.values.length)[0]!.series.values;
  const times = Array.from({ length: ROUNDS }, () => microseconds(longest)).sort((a, b) => a - b);
  const text = JSON.stringify(learned(longest));
  return {
    fastest: times[0]!,
    middle: times[ROUNDS >> 1]!,
    memoryKb: memory() / 1024,
    artefactKb: text.length / 1024,
    packedKb: gzipSync(text).length / 1024,
    restoreMs: restore(text),
  };
}

function learned(values: Float64Array) {
  const detector = createDetector({ step: STEP });
  for (const value of values) detector.observe(value);
  return detector;
}

function microseconds(values: Float64Array): number {
  const before = process.cpuUsage();
  learned(values);
  return process.cpuUsage(before).user / values.length;
}

/** Bytes of the typed arrays of one detector. */
function memory(): number {
  const before = process.memoryUsage().arrayBuffers;
  const many = Array.from({ length: MANY }, () => createDetector({ step: STEP }));
  return (process.memoryUsage().arrayBuffers - before) / many.length;
}

function restore(text: string): number {
  const before = process.cpuUsage();
  for (let k = 0; k < RESTORES; k++) detectorFromJSON(JSON.parse(text) as DetectorJson);
  return process.cpuUsage(before).user / 1000 / RESTORES;
}
