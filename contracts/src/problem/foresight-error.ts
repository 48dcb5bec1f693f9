// The one error class that carries a catalogue code from where it is known to the edge that answers.
import { PROBLEMS, type ProblemCode } from './catalogue.ts';
import type { Problem } from './problem.schema.ts';

export interface ProblemFacts {
  /** The way out, as an instruction. */
  readonly fix?: string;
  readonly row?: number;
  readonly column?: string;
  readonly cause?: unknown;
}

export class ForesightError extends Error {
  readonly code: ProblemCode;
  readonly facts: ProblemFacts;

  /** @param detail what was wrong this time, with numbers */
  constructor(code: ProblemCode, detail: string, facts: ProblemFacts = {}) {
    super(detail, facts.cause === undefined ? {} : { cause: facts.cause });
    this.name = 'ForesightError';
    this.code = code;
    this.facts = facts;
  }

  get status(): number {
    return PROBLEMS[this.code].status;
  }

  /** @param instance request id, so that support can find the log lines */
  toProblem(instance?: string): Problem {
    const { fix, row, column } = this.facts;
    return {
      type: `urn:foresight:problem:${this.code}`,
      code: this.code,
      title: PROBLEMS[this.code].title,
      status: this.status,
      detail: this.message,
      ...(fix === undefined ? {} : { fix }),
      ...(instance === undefined ? {} : { instance }),
      ...(row === undefined ? {} : { row }),
      ...(column === undefined ? {} : { column }),
    };
  }
}
