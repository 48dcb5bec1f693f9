// A person, by the ids that other systems have for them.
import { type Static, Type } from 'typebox';

export const IdentityKind = Type.Enum(['user', 'anonymous'], {
  description: "Whether an id is of a known person or of a device; default: 'user'",
});

export const ErasedSchema = Type.Object(
  {
    people: Type.Integer({ description: 'The person, and their devices that nobody else was seen with' }),
    events: Type.Integer({ description: 'Events that were removed' }),
  },
  { $id: 'Erased', additionalProperties: false },
);
export type Erased = Static<typeof ErasedSchema>;
