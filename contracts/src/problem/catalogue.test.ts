import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Value } from 'typebox/value';
import { describe, expect, it } from 'vitest';
import { ForesightError, PROBLEM_CODES, PROBLEMS, ProblemSchema } from './index.ts';

const service = join(import.meta.dirname, '../../../backend-proxy/src');
const source = readdirSync(service, { recursive: true, encoding: 'utf8' })
  .filter(path => path.endsWith('.ts') && !path.endsWith('.test.ts'))
  .map(path => readFileSync(join(service, path), 'utf8'))
  .join('\n');
const thrown = new Set([...source.matchAll(/new ForesightError\(\s*'([a-z_]+)'/g)].map(match => match[1]));

describe('the catalogue of problems', () => {
  it.each(PROBLEM_CODES)('%s is thrown somewhere in the service', code => {
    expect(thrown).toContain(code);
  });

  it.each(Object.entries(PROBLEMS))('%s has an error status and a title', (_code, { status, title }) => {
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(600);
    expect(title).toMatch(/^[A-Z].*[^.]$/);
  });
});

describe('a Foresight error', () => {
  it('becomes a problem that fits its schema, with and without facts', () => {
    const bare = new ForesightError('internal', 'it broke').toProblem();
    const full = new ForesightError('bad_input', 'row 3: no number', { fix: 'Correct it.', row: 3, column: 'y' });
    expect(Value.Errors(ProblemSchema, bare)).toEqual([]);
    expect(Value.Errors(ProblemSchema, full.toProblem('request 1'))).toEqual([]);
    expect(full.toProblem('request 1')).toEqual({
      type: 'urn:foresight:problem:bad_input',
      code: 'bad_input',
      title: 'The data cannot be read',
      status: 422,
      detail: 'row 3: no number',
      fix: 'Correct it.',
      instance: 'request 1',
      row: 3,
      column: 'y',
    });
  });

  it('keeps its cause for the log and out of the answer', () => {
    const cause = new Error('password is hunter2');
    const error = new ForesightError('unavailable', 'the database does not answer', { cause });
    expect(error.cause).toBe(cause);
    expect(JSON.stringify(error.toProblem())).not.toContain('hunter2');
  });
});
