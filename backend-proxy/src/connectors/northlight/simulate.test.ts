import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { EventRecord, NorthlightRecord } from './records.ts';
import { planOf, simulate, simulateDays } from './simulate.ts';
import { createWorld } from './world.ts';

const OPTIONS = { end: '2026-07-01', people: 100, months: 6 };
const all = [...simulate(OPTIONS)];
const events = all.filter((record): record is EventRecord => record.kind === 'event');

function hashOf(records: Iterable<NorthlightRecord>): string {
  const hash = createHash('sha256');
  for (const record of records) hash.update(JSON.stringify(record));
  return hash.digest('hex');
}

/** The person a record is about; visitors are nobody. */
function personOf(record: NorthlightRecord): string | null {
  if (record.kind === 'person') return record.id;
  return 'personId' in record ? record.personId : null;
}

describe('a simulation', () => {
  it('gives the same bytes for the same options, and others for another seed', () => {
    expect(hashOf(simulate(OPTIONS))).toBe(hashOf(all));
    expect(hashOf(simulate({ ...OPTIONS, seed: 2 }))).not.toBe(hashOf(all));
  });

  it('gives a person the same life whoever else is simulated', () => {
    const ids = new Set(Array.from({ length: 40 }, (_, i) => `p-${String(i + 1).padStart(6, '0')}`));
    const lives = (records: Iterable<NorthlightRecord>) =>
      [...records].filter(record => ids.has(personOf(record) ?? '')).map(record => JSON.stringify(record));
    const alone = lives(simulate({ ...OPTIONS, people: 40 }));
    expect(alone.length).toBeGreaterThan(5000);
    expect(lives(all)).toEqual(alone);
  });

  it('keeps records in time order, inside the window, with ids unique within a kind', () => {
    const { start, end } = planOf(OPTIONS);
    const late = all.findIndex((record, i) => i > 0 && record.ts < all[i - 1]!.ts);
    expect(late).toBe(-1);
    expect(all[0]!.ts).toBeGreaterThanOrEqual(start);
    expect(all.at(-1)!.ts).toBeLessThan(end);
    expect(all.every(record => Number.isInteger(record.ts))).toBe(true);
    expect(new Set(all.map(record => `${record.kind} ${record.id}`)).size).toBe(all.length);
  });

  it('lets nothing of a person come before the record of the person', () => {
    const seen = new Set<string>();
    const early = all.filter(record => {
      if (record.kind === 'person') seen.add(record.id);
      const person = personOf(record);
      return person !== null && !seen.has(person);
    });
    expect(early.slice(0, 3)).toEqual([]);
  });

  it('links anonymous devices to people at sign-up and sign-in, and never two people to one device', () => {
    const links = events.filter(event => event.personId !== null && event.anonymousId !== null);
    expect(new Set(links.map(event => event.name))).toEqual(new Set(['signed_up', 'signed_in']));
    expect(new Set(links.map(event => event.anonymousId)).size).toBe(links.length);
    const signUps = all.filter(record => record.kind === 'person' && record.signedUpAt === record.ts);
    expect(links.filter(event => event.name === 'signed_up').length).toBe(signUps.length);
  });

  it('has strangers who browse and never sign up', () => {
    const linked = new Set(events.filter(event => event.name === 'signed_up').map(event => event.anonymousId));
    const visitors = new Set(events.filter(event => event.personId === null).map(event => event.anonymousId));
    expect([...visitors].filter(visitor => !linked.has(visitor)).length).toBeGreaterThan(linked.size);
  });

  it('keeps people who left away from the product, and cancels what they paid for', () => {
    const world = createWorld(planOf(OPTIONS));
    const left = new Map<string, { day: number; paid: boolean }>();
    const observer = {
      churned: (person: { profile: { id: string }; plan: number }, day: number) =>
        left.set(person.profile.id, { day: world.plan.start + day * 86_400_000, paid: person.plan > 0 }),
    };
    for (const _ of simulateDays(world, observer));
    const after = events.filter(event => event.ts >= (left.get(event.personId ?? '')?.day ?? Number.POSITIVE_INFINITY));
    const names = new Set(after.map(event => event.name).filter(name => !name.startsWith('email_')));
    expect([...names]).toEqual(['subscription_cancelled']);
    const cancelled = after.filter(event => event.name === 'subscription_cancelled').map(event => event.personId);
    expect(cancelled.sort()).toEqual(
      [...left]
        .filter(([, how]) => how.paid)
        .map(([id]) => id)
        .sort(),
    );
  });

  it('comes near a target of events', () => {
    let count = 0;
    for (const record of simulate({ end: '2026-07-01', months: 6, events: 200_000 }))
      if (record.kind === 'event') count += 1;
    expect(Math.abs(count / 200_000 - 1)).toBeLessThan(0.15);
  });
});
