// Which e-mail campaigns go out on which day, with which subject. Traits are drawn independently, so their effects can be told apart.

import { below, chance } from './distributions.ts';
import { DAY, HOUR, type NorthlightPlan } from './options.ts';
import type { NamedStreams, Rng } from './prng.ts';
import type { SubjectTraits } from './records.ts';
import { TRUTH } from './truth.ts';

export interface MailCampaign {
  readonly id: string;
  readonly ts: number;
  readonly sendHourUtc: number;
  readonly subject: string;
  readonly traits: SubjectTraits;
  /** Log-odds of an open that come from the subject alone, with the intercept. */
  readonly openBase: number;
}

const TUESDAY = 1;
const THURSDAY = 3;
const TOPICS = [
  'research',
  'reviews',
  'automation',
  'planning',
  'your dashboards',
  'team search',
  'exports',
  'summaries',
];

/** The campaigns sent on a day of the window; the same for every person. */
export function mailOfDay(plan: NorthlightPlan, random: NamedStreams, day: number): MailCampaign[] {
  const weekday = (Math.floor(plan.start / DAY) + day + 3) % 7;
  if (weekday !== TUESDAY && weekday !== THURSDAY) return [];
  const rng = random.at('campaign', 0, day);
  if (weekday === THURSDAY && !chance(rng, TRUTH.mail.thursdayShare)) return [];
  return [campaign(plan, rng, day)];
}

function campaign(plan: NorthlightPlan, rng: Rng, day: number): MailCampaign {
  const { sendHoursUtc, traitShare } = TRUTH.mail;
  const sendHourUtc = sendHoursUtc[below(rng, sendHoursUtc.length)]!;
  const traits: SubjectTraits = {
    question: chance(rng, traitShare),
    number: chance(rng, traitShare),
    personalised: chance(rng, traitShare),
    emoji: chance(rng, traitShare),
    urgency: chance(rng, traitShare),
    long: chance(rng, traitShare),
  };
  const ts = plan.start + day * DAY + sendHourUtc * HOUR;
  const id = `mail-${new Date(ts).toISOString().slice(0, 10)}`;
  return { id, ts, sendHourUtc, subject: subjectLine(rng, traits), traits, openBase: openBase(traits) };
}

function openBase(traits: SubjectTraits): number {
  const effect = TRUTH.mail.open;
  let x: number = effect.intercept;
  for (const trait of ['question', 'number', 'personalised', 'emoji', 'urgency', 'long'] as const) {
    if (traits[trait]) x += effect[trait];
  }
  return x;
}

function subjectLine(rng: Rng, traits: SubjectTraits): string {
  const topic = TOPICS[below(rng, TOPICS.length)]!;
  const count = 3 + below(rng, 7);
  const lead = traits.urgency ? 'Last days: ' : '';
  const name = traits.personalised ? '{{first_name}}, ' : '';
  const ways = traits.number ? `${count} ways to` : 'how to';
  const body = traits.question ? `do you know ${ways} speed up ${topic}?` : `${ways} speed up ${topic}`;
  const tail = traits.long ? ' (with examples from teams that changed their week with Northlight)' : '';
  const line = `${lead}${name}${body}${tail}${traits.emoji ? ' 🚀' : ''}`;
  return line.charAt(0).toUpperCase() + line.slice(1);
}
