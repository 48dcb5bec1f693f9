import { expect, it } from 'vitest';
import { riskBand } from './index.ts';

it.each([
  [0, 'low'],
  [0.1999, 'low'],
  [0.2, 'medium'],
  [0.5, 'high'],
  [0.79, 'high'],
  [0.8, 'critical'],
  [1, 'critical'],
])('a probability of %d is %s', (probability, band) => expect(riskBand(probability)).toBe(band));
