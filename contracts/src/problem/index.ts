// Errors both sides speak: the catalogue of codes, the RFC 9457 body, and the class that carries them.
export { PROBLEM_CODES, PROBLEMS, type ProblemCode } from './catalogue.ts';
export { ForesightError, type ProblemFacts } from './foresight-error.ts';
export { type Problem, ProblemSchema } from './problem.schema.ts';
