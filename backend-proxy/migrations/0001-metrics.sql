-- Workspaces, tokens, metric series and their points. See docs/architecture.md, "The store".
create schema if not exists analytics;

-- Epoch milliseconds, as the service holds time, and back. Whole microseconds inside: exact from 1685 to 2255.
create function analytics.at_ms(ms double precision) returns timestamptz language sql immutable parallel safe
  return timestamptz '1970-01-01 00:00:00+00' + ms * interval '1 millisecond';
create function analytics.ms_of(at timestamptz) returns double precision language sql immutable parallel safe
  return (extract(epoch from at) * 1000)::double precision;

create table analytics.workspace (
  id          uuid primary key default gen_random_uuid(),
  slug        text not null unique check (slug ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  name        text not null,
  time_zone   text not null default 'UTC',
  created_at  timestamptz not null default now()
);

create table analytics.api_token (
  id             text primary key,
  workspace_id   uuid not null references analytics.workspace on delete cascade,
  name           text not null,
  access         text not null check (access in ('read', 'write', 'admin')),
  secret_sha256  bytea not null,
  created_at     timestamptz not null default now(),
  last_used_at   timestamptz,
  expires_at     timestamptz,
  revoked_at     timestamptz
);
create index on analytics.api_token (workspace_id);

-- One file that was read whole. The same content as the last import of a metric is not read again.
create table analytics.import_file (
  id            uuid primary key default gen_random_uuid(),
  workspace_id  uuid not null references analytics.workspace on delete cascade,
  metric        text not null,
  file_name     text not null,
  sha256        bytea not null,
  options       jsonb not null,
  bytes         bigint not null,
  rows          bigint not null,
  missing       bigint not null,
  series        integer not null,
  series_new    integer not null,
  added         bigint not null,
  changed       bigint not null,
  unchanged     bigint not null,
  created_at    timestamptz not null default clock_timestamp()
);
create index on analytics.import_file (workspace_id, metric, created_at desc);

create table analytics.metric_series (
  id            bigint generated always as identity primary key,
  workspace_id  uuid not null references analytics.workspace on delete cascade,
  metric        text not null,
  labels        jsonb not null,
  labels_hash   bytea not null,
  unit          text,
  time_kind     text not null check (time_kind in ('time', 'index')),
  points        bigint not null default 0,
  first_ts      timestamptz,
  last_ts       timestamptz,
  created_at    timestamptz not null default now(),
  updated_at    timestamptz not null default now(),
  unique (workspace_id, metric, labels_hash)
);
create index on analytics.metric_series using gin (labels jsonb_path_ops);

-- Closed days: sorted runs of points, packed (see store/metric/chunk-codec.ts), about a byte a point.
-- Spread by series, not by time: a chunk spans as much time as its points need, and retention deletes by end_ts.
create table analytics.metric_chunk (
  workspace_id  uuid not null,
  series_id     bigint not null references analytics.metric_series on delete cascade,
  start_ts      timestamptz not null,
  end_ts        timestamptz not null,
  points        integer not null,
  data          bytea not null,
  primary key (series_id, start_ts)
) partition by hash (series_id);
do $$
begin
  for part in 0..7 loop
    execute format(
      'create table analytics.metric_chunk_%1$s partition of analytics.metric_chunk for values with (modulus 8, remainder %1$s)',
      part);
    -- Already packed: compressing again only costs time.
    execute format('alter table analytics.metric_chunk_%s alter column data set storage external', part);
  end loop;
end $$;

-- The open day: points as they arrive. Where a time occurs twice, the highest seq is the value.
create sequence analytics.metric_point_seq;
create table analytics.metric_point (
  workspace_id  uuid not null,
  series_id     bigint not null,
  ts            timestamptz not null,
  value         double precision not null,
  seq           bigint not null default nextval('analytics.metric_point_seq')
) partition by range (ts);
-- Late and future points, and any day whose own partition does not exist yet.
create table analytics.metric_point_default partition of analytics.metric_point default;
create index on analytics.metric_point (series_id, ts);

-- The tenant line. A transaction names its workspace; only the service itself may cross it.
create function analytics.current_workspace() returns uuid language sql stable parallel safe as $$
  select nullif(current_setting('foresight.workspace', true), '')::uuid
$$;
create function analytics.is_service() returns boolean language sql stable parallel safe as $$
  select coalesce(current_setting('foresight.scope', true), '') = 'service'
$$;

-- Puts tables behind the tenant line; every migration that makes one calls it.
create procedure analytics.hold_tenant_line(variadic tables text[]) language plpgsql as $$
declare
  name text;
begin
  foreach name in array tables loop
    execute format('alter table analytics.%I enable row level security', name);
    execute format('alter table analytics.%I force row level security', name);
    -- As sub-selects both are asked once a query, not once a row.
    execute format(
      'create policy tenant on analytics.%I using (workspace_id = (select analytics.current_workspace()) or (select analytics.is_service()))',
      name);
  end loop;
end $$;

call analytics.hold_tenant_line('api_token', 'import_file', 'metric_series', 'metric_chunk', 'metric_point');
