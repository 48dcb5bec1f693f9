// The noun "alert": ready rules with blanks, and the same as Grafana takes them.
export { type AlertQuery, alertQuery } from './alert-query.ts';
export * from './alert-rule.schema.ts';
export { type AlertWords, alertTitle, alertWords } from './alert-words.ts';
export * from './grafana-rule.ts';
