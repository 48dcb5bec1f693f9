// What is forecast for the series of a query: from the ledger where that answers the question, else computed.
export type { Answer, Refused } from './answer.ts';
export { type Answers, answers } from './answers.ts';
export type { Supposed } from './compute.ts';
export { type Family, familyOf } from './family.ts';
export { levelOf, type Question, questionOf } from './question.ts';
export { refusalsOf, withRefusals } from './refusals.ts';
