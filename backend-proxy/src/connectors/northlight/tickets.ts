// Support tickets: errors and failed payments make people write in; a day or more later the ticket is solved.

import { chance, logistic, pick, poisson } from './distributions.ts';
import { DAY } from './options.ts';
import type { Person } from './person.ts';
import { emitEvent } from './person-events.ts';
import type { Rng } from './prng.ts';
import type { Emit } from './records.ts';
import { TRUTH } from './truth.ts';
import type { UsageDay } from './usage.ts';
import { dayStart, type World } from './world.ts';

const { tickets } = TRUTH.usage;

/** Closes the open ticket when its day has come, else perhaps opens one. */
export function ticketDay(
  world: World,
  person: Person,
  day: number,
  usage: UsageDay,
  rng: Rng,
  emit: Emit | null,
): void {
  if (person.ticketUntil >= 0) {
    if (person.ticketUntil > day) return;
    person.ticketUntil = -1;
    if (emit) emitEvent(emit, person, 'ticket_solved', dayStart(world, day) + 0.6 * DAY + 0.3 * DAY * rng.next(), {});
    return;
  }
  if (usage.sessions === 0) return;
  const overdue = person.overdueSince >= 0 ? tickets.cardOverdue : 0;
  if (!chance(rng, logistic(tickets.intercept + tickets.perErrorToday * usage.failedRuns + overdue))) return;
  person.ticketUntil = day + 1 + poisson(rng, tickets.meanExtraDays);
  if (!emit) return;
  const topic = tickets.topics[pick(rng, tickets.topicWeights)]!;
  // Late in the day: after the sessions that caused it.
  emitEvent(emit, person, 'ticket_opened', dayStart(world, day + 1) - 1 - 600_000 * rng.next(), { props: { topic } });
}
