// The gate of alert numbers on companies whose truth is simulated, and that no constant was learnt on: of 100 chances of 30 %
// about 30 come true. `npm run bench -- breach-calibration` shows it by tenths, and for public series beside them, whose gate is
// models/test/joint.test.ts.
import { expect, it } from 'vitest';
import { askFutures } from '../../backend-proxy/src/predictions/futures/index.ts';
import { auto } from '../../models/src/forecast/auto.ts';
import { crossing, type Fitted } from '../../models/src/index.ts';
import { crossingCases, questionsOf } from '../../models/test/crossing-cases.ts';
import { brier, type Case, largestGap, reliability } from '../../models/test/crossing-score.ts';
import { type Moment, SAMPLE_COMPANIES, simulatedMoments } from './breach-moments.ts';

/** Of each company: what happens to its series hangs together. The first company is the sample workspace's. */
const ORIGINS = 2;
const PATHS = 500;
/** In each tenth with 100 cases; its standard error is 0.01 to 0.03. */
const MOST_OFF = 0.05;

const modelOf = ({ history, future, step, seasons }: Moment): Fitted =>
  auto.fit({ values: history, start: 0, step }, { seasons, horizon: future.length });

/** As a rule is told: from the stored form of the fitted model. */
function told(moment: Moment, fitted: Fitted): number[] {
  const limits = questionsOf(moment).map(({ limit }) => limit);
  const { crossings } = askFutures({
    artifact: new TextEncoder().encode(JSON.stringify(fitted.toJSON())),
    ...{ first: 0, point: fitted.predict(moment.future.length, [0.8]).point, limits, level: 0.8 },
  });
  return crossings.map(({ probability }) => probability);
}

it('chances of crossing limits come true as often as they say', async () => {
  const cases: Case[] = [];
  for (const seed of SAMPLE_COMPANIES) {
    for (const moment of await simulatedMoments(seed, ORIGINS)) {
      cases.push(...crossingCases(modelOf(moment).paths(moment.future.length, { count: PATHS }), moment));
    }
  }
  expect.soft(reliability(cases).every(bin => bin.cases > 400)).toBe(true);
  expect.soft(largestGap(cases)).toBeLessThan(MOST_OFF);
  const whole = cases.filter(c => c.whole);
  const rate = whole.filter(c => c.happened).length / whole.length;
  expect.soft(brier(whole)).toBeLessThan(0.31 * rate * (1 - rate));
}, 600_000);

it('rules are told the chances that are measured here', async () => {
  const [moment] = await simulatedMoments(SAMPLE_COMPANIES[0]!, ORIGINS);
  const fitted = modelOf(moment!);
  const paths = fitted.paths(moment!.future.length, { count: 2000 });
  expect(told(moment!, fitted)).toEqual(questionsOf(moment!).map(({ limit }) => crossing(paths, limit).probability));
});
