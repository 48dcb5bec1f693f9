-- Runs, model versions with their artefacts, and the ledger of everything that was ever predicted.

create table analytics.model_run (
  id            uuid primary key default gen_random_uuid(),
  workspace_id  uuid not null references analytics.workspace on delete cascade,
  kind          text not null check (kind in ('forecast')),
  question      jsonb not null,
  status        text not null default 'queued' check (status in ('queued', 'running', 'done', 'failed', 'cancelled')),
  total         integer not null default 0,
  issued_at     timestamptz,
  created_at    timestamptz not null default clock_timestamp(),
  started_at    timestamptz,
  finished_at   timestamptz,
  problem       jsonb
);
create index on analytics.model_run (workspace_id, created_at desc);

-- What became of each series of a run. A run that is taken up again skips the series that are here.
create table analytics.model_run_item (
  workspace_id  uuid not null,
  run_id        uuid not null references analytics.model_run on delete cascade,
  series_id     bigint not null references analytics.metric_series on delete cascade,
  status        text not null check (status in ('done', 'refused', 'failed')),
  skill         double precision,
  reason        text,
  primary key (run_id, series_id)
);

-- Fitted models by content: two series with the same fit share a row.
create table analytics.model_artifact (
  workspace_id  uuid not null references analytics.workspace on delete cascade,
  sha256        bytea not null,
  data          bytea not null,
  created_at    timestamptz not null default now(),
  primary key (workspace_id, sha256)
);
alter table analytics.model_artifact alter column data set storage external;

create table analytics.ml_models (
  id                   uuid primary key default gen_random_uuid(),
  workspace_id         uuid not null references analytics.workspace on delete cascade,
  series_id            bigint references analytics.metric_series on delete cascade,
  run_id               uuid not null references analytics.model_run on delete cascade,
  model_name           text not null,
  model_type           text not null,
  version              text not null,
  target_metric        text not null,
  training_params      jsonb not null,
  performance_metrics  jsonb not null,
  feature_importance   jsonb,
  artifact_sha256      bytea not null,
  data_sha256          bytea not null,
  training_data_start  timestamptz not null,
  training_data_end    timestamptz not null,
  is_active            boolean not null default true,
  created_at           timestamptz not null default clock_timestamp(),
  last_used_at         timestamptz,
  foreign key (workspace_id, artifact_sha256) references analytics.model_artifact
);
create unique index on analytics.ml_models (series_id, model_name) where is_active;
create unique index on analytics.ml_models (run_id, series_id);
create index on analytics.ml_models (workspace_id, target_metric, created_at desc);

-- The ledger. Nothing is overwritten: what we said on a day is a query on issued_at.
create table analytics.predictions (
  workspace_id      uuid not null,
  prediction_type   text not null,
  target_metric     text not null,
  series_id         bigint not null,
  issued_at         timestamptz not null,
  origin            timestamptz not null,
  step              integer not null,
  prediction_date   timestamptz not null,
  predicted_value   double precision not null,
  confidence_lower  double precision not null,
  confidence_upper  double precision not null,
  confidence_level  double precision not null,
  model_id          uuid not null,
  model_version     text not null,
  run_id            uuid not null,
  data_sha256       bytea not null,
  primary key (series_id, issued_at, step, confidence_level)
) partition by range (issued_at);
create table analytics.predictions_default partition of analytics.predictions default;
create index on analytics.predictions (run_id);

call analytics.hold_tenant_line('model_run', 'model_run_item', 'model_artifact', 'ml_models', 'predictions');
