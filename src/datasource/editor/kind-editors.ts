// The editor and the help of each type of query, beside its kind in query/kinds.ts.
import { anomalyEditor } from './anomaly/index.ts';
import { breachEditor } from './breach/index.ts';
import { capacityEditor } from './capacity/index.ts';
import type { KindEditor } from './editor-props.ts';
import { forecastEditor } from './forecast/index.ts';
import { growthEditor } from './growth/index.ts';
import { modelEditor } from './model/index.ts';
import { qualityEditor } from './quality/index.ts';
import { whatIfEditor } from './whatif/index.ts';

const EDITORS: Readonly<Record<string, KindEditor>> = {
  forecast: forecastEditor as unknown as KindEditor,
  breach: breachEditor as unknown as KindEditor,
  capacity: capacityEditor as unknown as KindEditor,
  growth: growthEditor as unknown as KindEditor,
  whatif: whatIfEditor as unknown as KindEditor,
  anomaly: anomalyEditor as unknown as KindEditor,
  quality: qualityEditor as unknown as KindEditor,
  model: modelEditor as unknown as KindEditor,
};

/** @throws {Error} for a type without one */
export function editorOf(type: string): KindEditor {
  const editor = EDITORS[type];
  if (!editor) throw new Error(`the query type '${type}' has no editor`);
  return editor;
}
