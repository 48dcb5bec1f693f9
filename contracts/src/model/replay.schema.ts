// A run made again from what was known then, beside what it said.
import { type Static, Type } from 'typebox';
import { Labels, Nullable, Uuid } from '../common.schema.ts';

const Hashes = Type.Object(
  { before: Type.String(), now: Type.String() },
  { additionalProperties: false, description: 'SHA-256 in hexadecimal' },
);

export const ReplayItemSchema = Type.Object(
  {
    series_id: Type.String(),
    labels: Labels,
    outcome: Type.Enum(['same', 'data-changed', 'model-differs', 'numbers-differ', 'not-comparable'], {
      description: "'same': data, fitted model and every number of the ledger are equal to the last bit",
    }),
    text: Type.String(),
    data_sha256: Nullable(Hashes),
    artifact_sha256: Nullable(Hashes),
    numbers: Type.Integer({ description: 'Numbers of the ledger that were compared' }),
    largest_difference: Nullable(Type.Number()),
  },
  { $id: 'ReplayItem', additionalProperties: false },
);
export type ReplayItem = Static<typeof ReplayItemSchema>;

export const ReplaySchema = Type.Object(
  {
    run_id: Uuid,
    series: Type.Integer({ description: 'That the run forecast' }),
    compared: Type.Integer({ description: 'In this answer' }),
    same: Type.Integer(),
    items: Type.Array(ReplayItemSchema),
    next: Nullable(Type.String({ description: 'Give it as `after` to go on; null: these were the last' })),
  },
  { $id: 'Replay', additionalProperties: false },
);
export type ReplayAnswer = Static<typeof ReplaySchema>;
