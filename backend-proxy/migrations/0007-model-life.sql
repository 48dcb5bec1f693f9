-- Champions and challengers: how the forecasts of a metric are made, and what tries to take that place. A challenger
-- forecasts beside the champion; what it says is kept apart from the ledger, so that no answer can come from it.
create table analytics.champion (
  id            uuid primary key default gen_random_uuid(),
  workspace_id  uuid not null references analytics.workspace on delete cascade,
  metric        text not null,
  recipe        jsonb not null,
  came_by       text not null check (came_by in ('first', 'promoted', 'rolled-back')),
  challenger    text,
  -- What a rollback goes back to.
  replaces      uuid references analytics.champion,
  since         timestamptz not null default clock_timestamp(),
  until         timestamptz,
  by            text not null
);
create unique index on analytics.champion (workspace_id, metric) where until is null;

create table analytics.challenger (
  id            uuid primary key default gen_random_uuid(),
  workspace_id  uuid not null references analytics.workspace on delete cascade,
  slug          text not null check (slug ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  metric        text not null,
  recipe        jsonb not null,
  min_gain      double precision not null check (min_gain >= 0 and min_gain < 1),
  level         double precision not null check (level > 0 and level < 1),
  steps         integer check (steps > 0),
  auto_promote  boolean not null,
  created_at    timestamptz not null default clock_timestamp(),
  created_by    text not null,
  promoted_at   timestamptz,
  -- The champion whose place it took.
  beat          uuid references analytics.champion,
  unique (workspace_id, slug)
);
create index on analytics.challenger (workspace_id, metric) where promoted_at is null;

alter table analytics.model_run
  add column role text not null default 'champion' check (role in ('champion', 'shadow')),
  add column shadow_of uuid references analytics.model_run on delete cascade,
  add column challenger_id uuid references analytics.challenger on delete set null,
  add check ((role = 'shadow') = (shadow_of is not null));
create index on analytics.model_run (challenger_id) where challenger_id is not null;

create table analytics.shadow_predictions (like analytics.predictions including all);

-- One loss of both a moment of issue: written once, when its whole horizon has come.
create table analytics.challenge_moment (
  workspace_id     uuid not null,
  challenger_id    uuid not null references analytics.challenger on delete cascade,
  champion_id      uuid not null references analytics.champion,
  run_id           uuid not null references analytics.model_run on delete cascade,
  slot             double precision not null,
  series           integer not null,
  champion_loss    double precision,
  challenger_loss  double precision,
  primary key (challenger_id, run_id)
);

create table analytics.model_event (
  id            bigint generated always as identity primary key,
  workspace_id  uuid not null references analytics.workspace on delete cascade,
  metric        text not null,
  kind          text not null check (kind in ('promoted', 'rolled-back', 'refused')),
  challenger    text,
  at            timestamptz not null default clock_timestamp(),
  by            text not null,
  text          text not null,
  numbers       jsonb
);
create index on analytics.model_event (workspace_id, metric, id desc);

call analytics.hold_tenant_line('champion', 'challenger', 'shadow_predictions', 'challenge_moment', 'model_event');
