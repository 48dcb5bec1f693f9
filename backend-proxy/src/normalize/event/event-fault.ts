// Why a record is no event.
import type { PersonEvent } from '@foresight/contracts';

export type EventField = keyof PersonEvent;

/** A record that is refused; the others of its batch are not. */
export class EventFault extends Error {
  override readonly name = 'EventFault';
  readonly field: EventField;

  /** @param reason what is wrong, and the way out */
  constructor(field: EventField, reason: string) {
    super(reason);
    this.field = field;
  }
}
