// Bearer tokens: one right each, one workspace each. The secret is shown once, at creation.
import { type Static, Type } from 'typebox';
import { Nullable, Page, Text, Time } from '../common.schema.ts';

export const RIGHTS = ['read', 'write', 'admin'] as const;
export type Right = (typeof RIGHTS)[number];
export const RightSchema = Type.Enum(RIGHTS, { description: 'admin may do all, write may read' });

export const TokenBody = Type.Object(
  {
    name: Type.String({ ...Text, minLength: 1, maxLength: 200 }),
    right: RightSchema,
    expires_at: Type.Optional(Time),
  },
  { $id: 'TokenBody', additionalProperties: false },
);
export type TokenBody = Static<typeof TokenBody>;

export const TokenSchema = Type.Object(
  {
    id: Type.String(),
    name: Type.String(),
    right: RightSchema,
    created_at: Time,
    last_used_at: Nullable(Time),
    expires_at: Nullable(Time),
  },
  { $id: 'Token', additionalProperties: false },
);
export type TokenAnswer = Static<typeof TokenSchema>;
export const TokenList = Page(TokenSchema, 'TokenList');

export const NewTokenSchema = Type.Object(
  { token: Type.String({ description: 'The secret; it is not stored and cannot be shown again' }), info: TokenSchema },
  { $id: 'NewToken', additionalProperties: false },
);
