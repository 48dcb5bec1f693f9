import { describe, expect, it } from 'vitest';
import { differences } from './series-names.ts';

describe('what tells series apart', () => {
  it.each([
    [
      [
        { service: 'api', zone: 'eu' },
        { service: 'web', zone: 'eu' },
      ],
      ['api', 'web'],
    ],
    [
      [
        { id: 'requests/api', service: 'api' },
        { id: 'requests/web', service: 'web' },
      ],
      ['api', 'web'],
    ],
    [
      [
        { service: 'api', zone: 'eu' },
        { service: 'api', zone: 'us' },
        { service: 'web', zone: 'eu' },
      ],
      ['api · eu', 'api · us', 'web · eu'],
    ],
    [
      [{ service: 'api' }, {}],
      ['api', ''],
    ],
    [[{ service: 'api' }], ['']],
    [
      [{}, {}],
      ['', ''],
    ],
    [[], []],
  ])('of %j is %j', (labels, expected) => {
    expect(differences(labels)).toEqual(expected);
  });
});
