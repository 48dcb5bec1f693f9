// What the chart's hooks read: the newest of everything, whenever they are called.
import type { Formats } from '../../../shared/format/index.ts';
import type { ScenarioLine } from '../whatif/scenario-line.ts';
import type { Scene } from './scene.ts';

/** What the hooks read while the plot lives. */
export interface Live {
  readonly scene: Scene;
  /** The series pointed at, and those that were pinned. */
  readonly focused: string | null;
  readonly pinned: ReadonlySet<string>;
  readonly formats: Formats;
  /** What is tried out beside the forecasts, and from when it acts (epoch ms; null: at once). */
  readonly scenarios: readonly ScenarioLine[];
  readonly scenarioStart: number | null;
}
