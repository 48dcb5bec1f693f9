-- Saved scenarios: adjustments of what is to come, under a name. A change counts the version up, so that two people who
-- edit one scenario do not overwrite each other.
create table analytics.scenario (
  workspace_id  uuid not null references analytics.workspace on delete cascade,
  slug          text not null check (slug ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  name          text not null,
  description   text,
  adjustments   jsonb not null check (jsonb_typeof(adjustments) = 'array'),
  version       integer not null default 1,
  created_at    timestamptz not null default clock_timestamp(),
  created_by    text not null,
  updated_at    timestamptz not null default clock_timestamp(),
  updated_by    text not null,
  primary key (workspace_id, slug)
);

call analytics.hold_tenant_line('scenario');
