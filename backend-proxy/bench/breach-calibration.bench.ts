// npm run bench -- breach-calibration: how often chances of crossing limits come true, by tenths of the chance, for each set
// and for all of them. Beside each Brier score that of the base rate, which is known only afterwards.
import { SETS } from '../../models/test/competition-sets.ts';
import { brier, type Case, reliability } from '../../models/test/crossing-score.ts';
import { casesOf, publicMoments, simulatedMoments } from '../../tests/acceptance/breach-cases.ts';

const ORIGINS = 4;
const COMPANIES = [1, 2, 3, 4];

export default async function run(): Promise<void> {
  const sets: [string, Case[]][] = [];
  const simulated: Case[] = [];
  for (const seed of COMPANIES) simulated.push(...(await simulatedMoments(seed, ORIGINS)).flatMap(casesOf));
  sets.push(['simulated companies', simulated]);
  for (const set of SETS.filter(({ name }) => name.startsWith('M4'))) {
    sets.push([set.name, publicMoments(set, ORIGINS).flatMap(casesOf)]);
  }
  for (const [name, cases] of [...sets, ['all', sets.flatMap(([, own]) => own)] as const]) show(name, cases);
}

function show(name: string, cases: readonly Case[]): void {
  const rate = cases.filter(c => c.happened).length / cases.length;
  console.log(
    `\n${name}: ${cases.length} cases, Brier ${brier(cases).toFixed(3)}, base rate ${(rate * (1 - rate)).toFixed(3)}`,
  );
  console.log('| chance | happened | cases |\n| --- | --- | --- |');
  for (const { cases: n, chance, frequency } of reliability(cases)) {
    console.log(`| ${chance.toFixed(3)} | ${frequency.toFixed(3)} | ${n} |`);
  }
}
