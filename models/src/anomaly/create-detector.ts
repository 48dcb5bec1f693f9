// Detectors: a new one, or one that goes on where another stopped.
import { type Detector, OnlineDetector } from './detector.ts';
import { type DetectorJson, type DetectorOptions, UnknownDetectorFormat } from './model.ts';
import { type DetectorState, FORMAT } from './state.ts';

/** @throws {RangeError} for a step, sensitivity or rule that is none, with what was given */
export function createDetector(options: DetectorOptions): Detector {
  return new OnlineDetector(options);
}

/** @throws {UnknownDetectorFormat} when another version wrote it */
export function detectorFromJSON(json: DetectorJson): Detector {
  if (json.format !== FORMAT) throw new UnknownDetectorFormat(json.format, FORMAT);
  return new OnlineDetector(json.options, json.state as unknown as DetectorState);
}
