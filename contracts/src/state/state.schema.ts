// What people set up in a workspace, as foresight.yaml and GET /api/v1/state say it.
import { type Static, Type } from 'typebox';
import { AlertRule } from '../alert/index.ts';
import { ChallengerBody, RecipeSchema } from '../challenger/index.ts';
import { MetricName, Nullable, Text } from '../common.schema.ts';
import { ScenarioBody } from '../scenario/index.ts';
import { ScheduleBody } from '../schedule/index.ts';

const STRICT = { additionalProperties: false };
const MOST = 10_000;

export const ModelBody = Type.Object(
  { metric: MetricName, recipe: RecipeSchema },
  { $id: 'ModelBody', ...STRICT, description: 'How the forecasts of a metric are made, whatever asks for them' },
);
export type ModelBody = Static<typeof ModelBody>;

export const AlertPresetBody = Type.Object(
  {
    slug: Type.String({
      pattern: '^[a-z0-9][a-z0-9-]{0,62}$',
      description: 'Its name: small letters, digits and hyphens',
    }),
    rule: AlertRule,
    title: Type.Optional(
      Type.String({ ...Text, minLength: 1, maxLength: 190, description: 'Default: made of the rule' }),
    ),
    for: Type.Optional(
      Type.String({
        pattern: '^(0|[1-9][0-9]{0,3})[smhd]$',
        examples: ['0s', '5m'],
        description: 'How long it must hold before it fires. Default: 5m',
      }),
    ),
    severity: Type.Optional(
      Type.String({ pattern: '^[a-z][a-z0-9_-]{0,62}$', description: 'The label of that name. Default: warning' }),
    ),
  },
  { $id: 'AlertPresetBody', ...STRICT, description: 'A ready rule with its blanks filled in' },
);
export type AlertPresetBody = Static<typeof AlertPresetBody>;

const list = <T extends Parameters<typeof Type.Array>[0]>(item: T, description: string) =>
  Type.Optional(Type.Array(item, { maxItems: MOST, description }));

/** A list that is there is all there is of its kind: what it lacks is removed. A list that is not there is left alone. */
export const STATE_LISTS = {
  models: list(ModelBody, 'How metrics are forecast. A metric that is not named goes on as it does'),
  challengers: list(ChallengerBody, 'Other ways, tried beside the one that serves'),
  schedules: list(ScheduleBody, 'Forecasts that are made again and again by themselves'),
  scenarios: list(ScenarioBody, 'Adjustments of what is to come, under a name'),
  alerts: list(AlertPresetBody, "Ready alert rules; `foresight alert-rules` writes them as Grafana's file"),
};
export type StateList = keyof typeof STATE_LISTS;

export const WorkspaceStateSchema = Type.Object(STATE_LISTS, { $id: 'WorkspaceState', ...STRICT });
export type WorkspaceState = Static<typeof WorkspaceStateSchema>;

export const STATE_NOUNS = ['model', 'challenger', 'schedule', 'scenario', 'alert'] as const;

export const StateDifference = Type.Object(
  {
    path: Type.String({ description: 'Members on the way, with dots between; empty: the whole' }),
    from: Nullable(Type.Unknown({ description: 'null: not there' })),
    to: Nullable(Type.Unknown({ description: 'null: not there' })),
  },
  { $id: 'StateDifference', ...STRICT },
);
export type StateDifference = Static<typeof StateDifference>;

export const StateChange = Type.Object(
  {
    noun: Type.Enum(STATE_NOUNS),
    name: Type.String({ description: 'Its slug; of a model the metric' }),
    action: Type.Enum(['create', 'change', 'remove']),
    differences: Type.Array(StateDifference),
    note: Nullable(Type.String({ description: 'What else comes of it' })),
  },
  { $id: 'StateChange', ...STRICT },
);
export type StateChange = Static<typeof StateChange>;

export const StatePlan = Type.Object(
  { applied: Type.Boolean(), items: Type.Array(StateChange) },
  {
    $id: 'StatePlan',
    ...STRICT,
    description: 'How a workspace differs from the document, or differed before it was applied',
  },
);
export type StatePlan = Static<typeof StatePlan>;
