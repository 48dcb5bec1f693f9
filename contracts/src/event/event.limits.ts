// What an event may hold, as plain numbers.

export const EVENT_LIMITS = {
  /** Characters of an id of a person, a session or an event. */
  id: 200,
  /** Characters of a name of an event. */
  name: 200,
  /** Characters of platform, channel and campaign. */
  word: 200,
  /** Bytes of the properties, written as JSON. */
  propsBytes: 16_384,
  /** Objects within objects of the properties. */
  propsDepth: 20,
  /** Different names of events in a workspace: more are ids or texts in the wrong column. */
  names: 10_000,
  /** Different platforms, and as many channels and currencies. */
  words: 30_000,
  campaigns: 1_000_000,
} as const;

/** Epoch milliseconds of the earliest event that is taken: 1990-01-01. */
export const EARLIEST_EVENT = 631_152_000_000;
/** Milliseconds that the clock of a sender may be ahead of ours. */
export const EVENT_CLOCK_AHEAD = 86_400_000;
