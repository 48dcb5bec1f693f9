// npm run bench -- breach-calibration [SET…]: learns how chances of crossing limits come true on one half of the series, as
// usual-reliability.ts holds it, and shows on the other half how often they do, by tenths of the chance.
import { SETS } from '../../models/test/competition-sets.ts';
import { type Chances, chancesOf, learntLines } from '../../models/test/crossing-chances.ts';
import { hasPublicData } from '../../models/test/public-data.ts';
import {
  LEARNT_COMPANIES,
  type Moment,
  publicMoments,
  SAMPLE_COMPANIES,
  simulatedMoments,
} from '../../tests/acceptance/breach-moments.ts';
import { gapTable } from './breach-table.ts';

interface Half {
  /** Made one after the other: each set is large. */
  moments(): AsyncGenerator<Moment> | Generator<Moment>;
}

interface Source {
  readonly name: string;
  readonly learn: Half;
  readonly check: Half;
}

const COMPANY_ORIGINS = 2;
/** As many as the series are long enough for. */
const SOURCES: readonly Source[] = [
  { name: 'simulated', learn: daysOf(companies(LEARNT_COMPANIES)), check: companies(SAMPLE_COMPANIES) },
  { name: 'M4 hourly', learn: competition('M4 hourly', 8, 0), check: competition('M4 hourly', 8, 1) },
  { name: 'M4 weekly', learn: competition('M4 weekly', 20, 0), check: competition('M4 weekly', 20, 1) },
];

/** @param names default: all of them; a kind of which only some series are asked for is learnt from these alone */
export default async function run(names: readonly string[]): Promise<void> {
  if (!hasPublicData)
    throw new Error('the public data are not in ../shared/data beside this folder: nothing to measure');
  const asked = SOURCES.filter(({ name }) => names.length === 0 || names.includes(name));
  if (asked.length === 0)
    throw new Error(`There is no set ${names.join(', ')}: ${SOURCES.map(s => s.name).join(', ')}`);
  const learn: Chances[] = [];
  for (const source of asked) learn.push(...(await chances(source.learn)));
  for (const line of learntLines(learn)) console.log(line);
  for (const { name, check } of asked) console.log(`\n${name}\n${gapTable(await chances(check))}`);
}

async function chances({ moments }: Half): Promise<Chances[]> {
  const made: Chances[] = [];
  for await (const moment of moments()) made.push(chancesOf(moment));
  return made;
}

function companies(seeds: readonly number[]): Half {
  return {
    async *moments() {
      for (const seed of seeds) yield* await simulatedMoments(seed, COMPANY_ORIGINS);
    },
  };
}

/** Hours are learnt on real series alone: the loads of simulated companies are all of one making. */
function daysOf({ moments }: Half): Half {
  return {
    async *moments() {
      for await (const moment of moments()) if (moment.seasons.length === 1) yield moment;
    },
  };
}

function competition(name: string, origins: number, odd: 0 | 1): Half {
  return {
    *moments() {
      yield* publicMoments(SETS.find(set => set.name === name)!, origins, odd);
    },
  };
}
