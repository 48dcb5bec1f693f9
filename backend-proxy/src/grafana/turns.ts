// Large answers leave one a turn of the event loop: fifty panels that are answered by the same work would otherwise be
// put on the wire in one breath, and nothing else could be heard meanwhile.
import { setImmediate as nextTurn } from 'node:timers/promises';

let last: Promise<unknown> = Promise.resolve();

/** Resolves in a turn of its own, in the order of the calls. */
export function ownTurn(): Promise<void> {
  const mine = last.then(() => nextTurn());
  last = mine;
  return mine;
}
