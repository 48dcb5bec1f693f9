// The noun "alert": ready rules with blanks, the same as Grafana takes them, and what they would have done.
export * from './alert-preview.schema.ts';
export { type AlertQuery, alertQuery } from './alert-query.ts';
export * from './alert-rule.schema.ts';
export { type AlertWords, alertTitle, alertWords } from './alert-words.ts';
export * from './grafana-rule.ts';
