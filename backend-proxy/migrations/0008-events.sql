-- People and what they did. Rows are the truth; event_segment holds the same as packed columns for readers that go over
-- everybody. See docs/events.md and docs/adr/0018.
create sequence analytics.person_id_seq as integer;
create table analytics.person (
  id            integer primary key,
  workspace_id  uuid not null references analytics.workspace on delete cascade,
  created_at    timestamptz not null default clock_timestamp()
);
create index on analytics.person (workspace_id);

-- The names other systems have for a person. An id makes its person when it is first seen.
create table analytics.identity (
  workspace_id  uuid not null references analytics.workspace on delete cascade,
  kind          text not null check (kind in ('user', 'anonymous')),
  external_id   text not null,
  person_id     integer not null default nextval('analytics.person_id_seq'),
  primary key (workspace_id, kind, external_id)
);
create index on analytics.identity (person_id);

-- A known person on a device whose id was seen with theirs: the evidence by which people are found to be one.
create table analytics.identity_link (
  workspace_id  uuid not null references analytics.workspace on delete cascade,
  person_id     integer not null,
  anonymous_id  text not null,
  first_ts      timestamptz not null,
  last_ts       timestamptz not null,
  primary key (person_id, anonymous_id)
);
create index on analytics.identity_link (workspace_id, anonymous_id);

-- Words that events share, as numbers from 1. 0 in a segment is "none".
create table analytics.event_word (
  workspace_id  uuid not null references analytics.workspace on delete cascade,
  kind          text not null check (kind in ('name', 'platform', 'channel', 'campaign', 'currency')),
  id            integer not null check (id > 0),
  word          text not null,
  primary key (workspace_id, kind, id),
  unique (workspace_id, kind, word)
);

-- A file of events that is being read or was read whole.
create table analytics.event_import (
  id            uuid primary key default gen_random_uuid(),
  workspace_id  uuid not null references analytics.workspace on delete cascade,
  file_name     text not null,
  sha256        bytea not null,
  options       jsonb not null,
  columns       jsonb not null,
  created_at    timestamptz not null default clock_timestamp(),
  finished_at   timestamptz,
  unique (workspace_id, sha256, options)
);

-- One transaction's worth of events. The same key again is the same batch: nothing is stored twice.
create table analytics.ingest_batch (
  id            bigint generated always as identity primary key,
  workspace_id  uuid not null references analytics.workspace on delete cascade,
  source        text not null,
  batch_key     bytea not null,
  import_id     uuid references analytics.event_import on delete cascade,
  stored        integer not null default 0,
  duplicates    integer not null default 0,
  rejected      integer not null default 0,
  people_new    integer not null default 0,
  first_ts      timestamptz,
  last_ts       timestamptz,
  created_at    timestamptz not null default clock_timestamp(),
  -- When its events went into segments.
  folded_at     timestamptz,
  unique (workspace_id, source, batch_key)
);
create index on analytics.ingest_batch (workspace_id, id) where folded_at is null;
create index on analytics.ingest_batch (import_id);

-- What could not be an event: where it stood and why.
create table analytics.rejected_record (
  id            bigint generated always as identity primary key,
  workspace_id  uuid not null references analytics.workspace on delete cascade,
  batch_id      bigint not null references analytics.ingest_batch on delete cascade,
  position      bigint not null,
  field         text,
  reason        text not null,
  raw           text not null
);
create index on analytics.rejected_record (batch_id, position);

-- key: 64 bits of a hash of workspace, source and the event's own id, compared only within one moment.
create table analytics.event (
  workspace_id  uuid not null,
  ts            timestamptz not null,
  key           bigint not null,
  batch_id      bigint not null,
  session_id    bigint,
  value         double precision,
  person_id     integer not null,
  campaign_id   integer,
  name_id       smallint not null,
  platform_id   smallint,
  channel_id    smallint,
  currency_id   smallint,
  props         jsonb,
  unique (ts, key)
) partition by range (ts);
create index on analytics.event (person_id, ts);
-- Rows of a batch lie together on disk: a few bytes an index page range find them.
create index on analytics.event using brin (batch_id) with (pages_per_range = 32, autosummarize = on);

-- Packed columns of the events of one month and one 64th of the people (store/event/segment-codec.ts). Several rows of
-- a month and bucket are laid over each other; seq tells versions of the data apart.
create sequence analytics.event_segment_seq;
create table analytics.event_segment (
  workspace_id  uuid not null,
  month         integer not null,
  bucket        smallint not null check (bucket between 0 and 63),
  seq           bigint not null default nextval('analytics.event_segment_seq'),
  events        integer not null check (events > 0),
  people        bytea not null,
  ts            bytea not null,
  name          bytea not null,
  session       bytea not null,
  platform      bytea not null,
  channel       bytea not null,
  campaign      bytea not null,
  value         bytea not null,
  currency      bytea not null,
  primary key (workspace_id, month, bucket, seq)
);
do $$
declare
  name text;
begin
  -- Already packed; out of the row, so that a reader fetches only the columns it names.
  foreach name in array array['people', 'ts', 'name', 'session', 'platform', 'channel', 'campaign', 'value', 'currency'] loop
    execute format('alter table analytics.event_segment alter column %I set storage external', name);
  end loop;
end $$;

call analytics.hold_tenant_line('person', 'identity', 'identity_link', 'event_word', 'event_import', 'ingest_batch',
  'rejected_record', 'event', 'event_segment');
