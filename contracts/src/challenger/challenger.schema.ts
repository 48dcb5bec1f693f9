// A challenger forecasts beside the champion of its metric; it takes its place when it errs less by more than chance.
import { type Static, Type } from 'typebox';
import { MetricName, Nullable, Page, Time, Uuid } from '../common.schema.ts';
import { RecipeSchema } from './recipe.schema.ts';

/** How a champion came to be one; 'applied': a document said so. */
export const CAME_BY = ['first', 'promoted', 'rolled-back', 'applied'] as const;
export type CameBy = (typeof CAME_BY)[number];

export const MODEL_EVENTS = ['promoted', 'rolled-back', 'refused', 'applied'] as const;

export const ChallengerSlug = Type.String({
  pattern: '^[a-z0-9][a-z0-9-]{0,62}$',
  description: 'Its name: small letters, digits and hyphens',
});

export const ChallengerBody = Type.Object(
  {
    slug: ChallengerSlug,
    metric: MetricName,
    recipe: RecipeSchema,
    min_gain: Type.Optional(
      Type.Number({
        minimum: 0,
        maximum: 0.9,
        description: 'Share by which it must err less than the champion. Default: 0.02',
      }),
    ),
    level: Type.Optional(
      Type.Number({
        minimum: 0.0001,
        maximum: 0.2,
        description:
          'How often a challenger that is no better may be promoted by chance, over all looks. Default: 0.05',
      }),
    ),
    steps: Type.Optional(
      Type.Integer({ minimum: 1, description: 'Judged by its first so many steps only. Default: the whole horizon' }),
    ),
    auto_promote: Type.Optional(Type.Boolean({ description: 'Default: false, a person promotes it' })),
  },
  { $id: 'ChallengerBody', additionalProperties: false },
);
export type ChallengerBody = Static<typeof ChallengerBody>;

export const StandingSchema = Type.Object(
  {
    text: Type.String({ description: 'e.g. "not yet: 18 moments, gain 3 %, p 0.21"' }),
    better: Type.Boolean({ description: 'Better by more than chance and by the least gain: it may be promoted' }),
    moments: Type.Integer({ description: 'Moments of issue whose horizon has come, forecast by both' }),
    independent: Type.Integer({ description: 'Of these, those that share no truths' }),
    gain: Nullable(Type.Number({ description: '1 − its error ÷ the champion’s' })),
    p_value: Nullable(Type.Number({ description: 'How often chance alone would set them as far apart; two-sided' })),
    next_look: Type.Integer({ description: 'Independent moments at which it is decided next' }),
    next_level: Type.Number({ description: 'p must be below this then' }),
  },
  { $id: 'Standing', additionalProperties: false },
);
export type Standing = Static<typeof StandingSchema>;

export const ChallengerSchema = Type.Object(
  {
    slug: ChallengerSlug,
    metric: MetricName,
    recipe: RecipeSchema,
    min_gain: Type.Number(),
    level: Type.Number(),
    steps: Nullable(Type.Integer()),
    auto_promote: Type.Boolean(),
    created_at: Time,
    created_by: Type.String(),
    promoted_at: Nullable(Time),
    standing: StandingSchema,
  },
  { $id: 'Challenger', additionalProperties: false },
);
export type ChallengerAnswer = Static<typeof ChallengerSchema>;
export const ChallengerList = Page(ChallengerSchema, 'ChallengerList');

export const ModelEventSchema = Type.Object(
  {
    kind: Type.Enum(MODEL_EVENTS),
    challenger: Nullable(Type.String()),
    at: Time,
    by: Type.String(),
    text: Type.String({ description: 'Why, with numbers' }),
  },
  { $id: 'ModelEvent', additionalProperties: false },
);
export type ModelEvent = Static<typeof ModelEventSchema>;

/** What serves a metric after a promotion or a rollback; the run makes its forecasts. */
export const ChampionChangedSchema = Type.Object(
  {
    metric: MetricName,
    recipe: RecipeSchema,
    came_by: Type.Enum(CAME_BY),
    since: Time,
    by: Type.String(),
    run_ids: Type.Array(Uuid, { description: 'Until they are done, the last forecasts of the one before answer' }),
  },
  { $id: 'ChampionChanged', additionalProperties: false },
);
export type ChampionChanged = Static<typeof ChampionChangedSchema>;
