// The canonical event: what every source's records are turned into before they are stored.
import { type Static, Type } from 'typebox';
import { Text, Time } from '../common.schema.ts';
import { EVENT_LIMITS } from './event.limits.ts';

const text = (most: number, description: string) =>
  Type.String({ ...Text, minLength: 1, maxLength: most, description });
const optional = (most: number, description: string) => Type.Optional(text(most, description));

export const PersonEventSchema = Type.Object(
  {
    id: optional(EVENT_LIMITS.id, 'The id of the event itself; absent: events that are equal in all fields are one'),
    user_id: optional(EVENT_LIMITS.id, 'Id of a known person; this or anonymous_id has to be there'),
    anonymous_id: optional(EVENT_LIMITS.id, 'Id of a device or browser; beside user_id it tells whose device it is'),
    name: text(EVENT_LIMITS.name, 'What was done'),
    ts: Time,
    session_id: optional(EVENT_LIMITS.id, 'Id of the visit'),
    platform: optional(EVENT_LIMITS.word, 'Such as web or ios'),
    channel: optional(EVENT_LIMITS.word, 'Where the person came from'),
    campaign: optional(EVENT_LIMITS.word, 'Which campaign brought them'),
    value: Type.Optional(Type.Number({ description: 'An amount: money, credits, pieces' })),
    currency: Type.Optional(
      Type.String({ pattern: '^[A-Z]{3}$', description: 'Of a value that is money, ISO 4217, such as EUR' }),
    ),
    props: Type.Optional(
      Type.Unsafe<Record<string, unknown>>(
        Type.Object({}, { additionalProperties: true, description: 'All else, up to 16 KiB of JSON' }),
      ),
    ),
  },
  { $id: 'PersonEvent', additionalProperties: false },
);
export type PersonEvent = Static<typeof PersonEventSchema>;
