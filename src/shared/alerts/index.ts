// Alert rules out of three sentences with blanks: for whatever shows a forecast.
export { AlertDrawer } from './AlertDrawer.tsx';
export type { AlertSubject } from './alert-subject.ts';
export { firstLimit } from './first-limit.ts';
export { mayCreateRules } from './may-create-rules.ts';
