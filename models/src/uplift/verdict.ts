// Whether to choose people by a score, in a sentence a manager reads.
import type { Effect } from './effect.ts';
import type { RankingReport } from './judge.ts';

export interface Verdict {
  /** Whether to choose by the learned effects: they beat chance, and the response ranking does no better. */
  readonly usable: boolean;
  /** Whether the learned effects, and the response without the action, rank better than chance. */
  readonly beatsChance: boolean;
  readonly responseBeatsChance: boolean;
  readonly text: string;
}

export interface Judged {
  readonly effect: Effect;
  readonly byEffect: RankingReport;
  readonly byResponse: RankingReport;
  /** Outcomes are yes or no: differences are told in points of a hundred. */
  readonly chance: boolean;
}

/** Better than 99 of 100 random rankings, and an interval above 0. Many actions are judged, and often: 95 would pass too many. */
const beats = ({ qini, random }: RankingReport): boolean => qini.value > random.usual && qini.lower > 0;

export function verdictOf({ effect, byEffect, byResponse, chance }: Judged): Verdict {
  const [beatsChance, responseBeatsChance] = [beats(byEffect), beats(byResponse)];
  const plainer = responseBeatsChance && byResponse.qini.value >= byEffect.qini.value;
  const usable = beatsChance && !plainer;
  const said = (v: number) => (chance ? `${signed(100 * v)} points` : signed(v));
  const sentences = [
    usable ? chosen(byEffect, said) : notChosen(byEffect, beatsChance),
    response(byResponse, responseBeatsChance, usable),
    `The action on everyone: ${said(effect.difference)} [${said(effect.lower)}, ${said(effect.upper)}].`,
  ];
  return { usable, beatsChance, responseBeatsChance, text: sentences.join(' ') };
}

function chosen({ at, qini, random }: RankingReport, said: (v: number) => string): string {
  const { share, first, last } = at.find(a => a.share === 0.3) ?? at.at(-1)!;
  const percent = `${Math.round(100 * share)} %`;
  return `Usable targeting: the action changes the first ${percent} by ${said(first.value)}, the last ${percent} by ${said(last.value)} (Qini ${parts(qini.value)}, random rankings up to ${parts(random.usual)}).`;
}

function notChosen({ qini, random }: RankingReport, beatsChance: boolean): string {
  const why = beatsChance
    ? 'the plain response ranks them at least as well'
    : 'who is changed more by the action cannot be told from chance';
  const numbers = `Qini ${parts(qini.value)} [${parts(qini.lower)}, ${parts(qini.upper)}], random rankings up to ${parts(random.usual)}`;
  return `No usable targeting: ${why} (${numbers}).`;
}

function response({ qini }: RankingReport, beatsChance: boolean, usable: boolean): string {
  const does = beatsChance ? 'beats chance' : 'does not beat chance';
  const advice = beatsChance && !usable ? ': if you must choose, choose by that' : '';
  const rest = beatsChance || usable ? '' : ' Act on everyone or on no one.';
  return `Ranking by the response without the action ${does} (Qini ${parts(qini.value)})${advice}.${rest}`;
}

/** Qini in ten-thousandths, as it is quoted. */
const parts = (v: number): string => `${(1e4 * v).toFixed(1).replace('-', '−')}e-4`;

const signed = (v: number): string => `${v >= 0 ? '+' : '−'}${Number(Math.abs(v).toPrecision(3))}`;
