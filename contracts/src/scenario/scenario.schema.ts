// A saved scenario: adjustments under a name, which queries, panels and reports can ask for.
import { type Static, Type } from 'typebox';
import { Nullable, Page, Text, Time } from '../common.schema.ts';
import { Adjustments } from '../whatif/index.ts';
import { ScenarioSlug } from './scenario-slug.ts';

const Name = Type.String({ ...Text, minLength: 1, maxLength: 200, description: 'For people' });
const Description = Type.String({ ...Text, maxLength: 2_000, description: 'Why it may come to this' });

/** A new one. */
export const ScenarioBody = Type.Object(
  {
    slug: Type.Optional({ ...ScenarioSlug, description: 'How queries name it; absent: made of the name' }),
    name: Name,
    description: Type.Optional(Description),
    adjustments: Adjustments,
  },
  { $id: 'ScenarioBody', additionalProperties: false },
);
export type ScenarioBody = Static<typeof ScenarioBody>;

/** What takes the place of what is there. */
export const ScenarioChange = Type.Object(
  {
    name: Name,
    description: Type.Optional(Description),
    adjustments: Adjustments,
    version: Type.Integer({
      minimum: 1,
      maximum: 2_147_483_647,
      description: 'The version that was read: a change by another since then is not overwritten',
    }),
  },
  { $id: 'ScenarioChange', additionalProperties: false },
);
export type ScenarioChange = Static<typeof ScenarioChange>;

export const ScenarioSchema = Type.Object(
  {
    slug: ScenarioSlug,
    name: Type.String(),
    description: Nullable(Type.String()),
    adjustments: Adjustments,
    version: Type.Integer({ description: 'One more after each change' }),
    created_at: Time,
    created_by: Type.String({ description: "Login in Grafana, else the token's name" }),
    updated_at: Time,
    updated_by: Type.String(),
  },
  { $id: 'Scenario', additionalProperties: false },
);
export type ScenarioAnswer = Static<typeof ScenarioSchema>;
export const ScenarioList = Page(ScenarioSchema, 'ScenarioList');
