import { ForesightError } from '@foresight/contracts';
import { describe, expect, it } from 'vitest';
import {
  metricNameOf,
  parseHorizon,
  parseLevels,
  parseList,
  parseMetric,
  parseModel,
  parseSeasons,
} from './options.ts';

describe('an option that can be meant', () => {
  it.each([
    [parseHorizon, '1', 1],
    [parseHorizon, '10000', 10_000],
    [parseLevels, '80,95', [0.8, 0.95]],
    [parseLevels, '95,80', [0.8, 0.95]],
    [parseLevels, '0.8, 95,80', [0.8, 0.95]],
    [parseLevels, '50', [0.5]],
    [parseLevels, '0.99', [0.99]],
    [parseSeasons, '24,168', [24, 168]],
    [parseSeasons, '168,24,24', [24, 168]],
    [parseSeasons, 'none', []],
    [parseModel, 'auto', 'auto'],
    [parseModel, 'seasonal-naive', 'seasonal-naive'],
    [parseMetric, 'http:requests.p99', 'http:requests.p99'],
    [parseList, 'a, b,,c', ['a', 'b', 'c']],
  ])('%o reads %j', (parse: (text: string) => unknown, text, meaning) => {
    expect(parse(text)).toEqual(meaning);
  });
});

describe('an option that cannot be meant', () => {
  it.each([
    [parseHorizon, ['0', '-1', '1.5', '10001', '', 'ten', 'Infinity', '0x'], 'whole number from 1 to 10000'],
    [parseLevels, ['1.2', '30', '0', '100', '99.5', '-80', '', '80,', '80;95', 'x'], 'percent from 50 to 99'],
    [parseSeasons, ['1', '0', '-24', '7.5', '100001', '', '24,', 'day'], 'whole numbers from 2 to 100000'],
    [parseModel, ['', 'Auto', 'prophecy', 'toString'], "use 'auto'"],
    [parseMetric, ['', 'two words', '9lives', 'a/b', 'ü', 'a'.repeat(201)], 'letters, digits'],
  ])('is refused by %o with a way out', (parse: (text: string) => unknown, texts, fix) => {
    for (const text of texts) {
      const refused = refusalOf(() => parse(text));
      expect(refused.facts.fix, text).toContain(fix);
      expect(refused.status, text).toBeLessThan(500);
    }
  });

  function refusalOf(work: () => unknown): ForesightError {
    try {
      work();
    } catch (error) {
      if (error instanceof ForesightError) return error;
      throw error;
    }
    throw new Error('it was accepted');
  }
});

describe('the metric of a file', () => {
  it.each([
    ['/data/load.csv', 'load'],
    ['load.csv.gz', 'load'],
    ['C:\\data\\Load 2024.TSV', 'Load_2024'],
    ['2024-sales.csv', '_2024-sales'],
    ['.csv', '_'],
    ['größe.csv', 'gr__e'],
  ])('%s is called %s, which is a name that is accepted', (path, name) => {
    expect(metricNameOf(path)).toBe(name);
    expect(parseMetric(name)).toBe(name);
  });
});
