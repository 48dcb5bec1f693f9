// What if: sliders that change what is to come, drawn at once, and kept as scenarios.
export { paintScenarios } from './paint-scenario.ts';
export { type ScenarioLine, spanOf } from './scenario-line.ts';
export { sourceOf } from './source-of.ts';
export { useWhatIf, type WhatIf } from './use-what-if.ts';
export { WhatIfPane } from './WhatIfPane.tsx';
