// One e-mail to one person: sent, opened, clicked, unsubscribed.

import { chance, exponential, logistic, normal } from './distributions.ts';
import { hoursApart } from './habits.ts';
import type { MailCampaign } from './mail-calendar.ts';
import { DAY, HOUR } from './options.ts';
import { type Person, setDay, sumBefore } from './person.ts';
import { emitEvent } from './person-events.ts';
import type { Rng } from './prng.ts';
import type { Emit, EventName } from './records.ts';
import { TRUTH } from './truth.ts';
import type { World } from './world.ts';

interface Outcome {
  readonly openedAt: number | null;
  readonly clickedAt: number | null;
  readonly unsubscribedAt: number | null;
}

const NOT_OPENED: Outcome = { openedAt: null, clickedAt: null, unsubscribedAt: null };

/** Sends the day's campaigns to a known person, who opens now or within three days. */
export function mailDay(world: World, person: Person, day: number, rng: Rng, emit: Emit | null): void {
  let sent = 0;
  for (const campaign of world.mails(day)) {
    if (person.unsubscribedAt <= campaign.ts || !chance(rng, TRUTH.mail.reach)) continue;
    sent += 1;
    const outcome = drawOutcome(person, campaign, day, rng);
    if (outcome.unsubscribedAt !== null)
      person.unsubscribedAt = Math.min(person.unsubscribedAt, outcome.unsubscribedAt);
    if (outcome.clickedAt !== null) {
      const clickDay = Math.floor((outcome.clickedAt - world.plan.start) / DAY);
      person.pending.push({ ts: outcome.clickedAt, day: clickDay, campaignId: campaign.id });
    }
    if (emit) emitMessage(world, person, campaign, outcome, emit);
  }
  setDay(person.mails, day, sent);
}

/**
 * Log-odds that a person opens a campaign's e-mail, as stated in `TRUTH.mail.open`.
 * @param day day of sending; fatigue and activity count the days before it
 */
export function openLogit(person: Person, campaign: MailCampaign, day: number): number {
  const b = TRUTH.mail.open;
  const { country, habits, opens } = person.profile;
  const localHour = campaign.sendHourUtc + TRUTH.people.countries[country]!.utcOffsetMinutes / 60;
  const apart = hoursApart((localHour + 24) % 24, habits.mainHour);
  return (
    campaign.openBase +
    b.hourMatch * Math.exp((-apart * apart) / 12.5) +
    b.fatigue * sumBefore(person.mails, day, 1, 14) +
    (sumBefore(person.sessions, day, 1, 7) > 0 ? b.active : 0) +
    opens
  );
}

function drawOutcome(person: Person, campaign: MailCampaign, day: number, rng: Rng): Outcome {
  const { openDelay, click, unsubscribe, clickDelayMinutes } = TRUTH.mail;
  if (!chance(rng, logistic(openLogit(person, campaign, day)))) return NOT_OPENED;
  const hours = Math.min(openDelay.medianHours * Math.exp(openDelay.logSd * normal(rng)), openDelay.maxHours);
  const openedAt = campaign.ts + Math.floor(hours * HOUR);
  const { personalised, urgency } = campaign.traits;
  const clickLogit = click.intercept + (personalised ? click.personalised : 0) + (urgency ? click.urgency : 0);
  const clicked = chance(rng, logistic(clickLogit));
  const fatigue = unsubscribe.fatigue * sumBefore(person.mails, day, 1, 14);
  const left = chance(rng, logistic(unsubscribe.intercept + (urgency ? unsubscribe.urgency : 0) + fatigue));
  const later = () => openedAt + 1000 + Math.floor(exponential(rng, clickDelayMinutes) * 60_000);
  return { openedAt, clickedAt: clicked ? later() : null, unsubscribedAt: left ? later() : null };
}

function emitMessage(world: World, person: Person, campaign: MailCampaign, outcome: Outcome, emit: Emit): void {
  const seen = (ts: number | null) => (ts !== null && ts < world.plan.end ? ts : null);
  emit({
    kind: 'message',
    id: `${campaign.id}-${person.profile.id}`,
    ts: campaign.ts,
    personId: person.profile.id,
    campaignId: campaign.id,
    openedAt: seen(outcome.openedAt),
    clickedAt: seen(outcome.clickedAt),
    unsubscribedAt: seen(outcome.unsubscribedAt),
  });
  const detail = { channel: 'email', campaign: campaign.id };
  const act = (name: EventName, ts: number | null) => {
    if (ts !== null) emitEvent(emit, person, name, ts, detail);
  };
  act('email_opened', outcome.openedAt);
  act('email_clicked', outcome.clickedAt);
  act('email_unsubscribed', outcome.unsubscribedAt);
}
