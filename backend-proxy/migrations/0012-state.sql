-- Alert presets: ready rules with their blanks filled in. And champions that a document set, rather than a contest.
create table analytics.alert_preset (
  workspace_id  uuid not null references analytics.workspace on delete cascade,
  slug          text not null check (slug ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  preset        jsonb not null,
  created_at    timestamptz not null default clock_timestamp(),
  created_by    text not null,
  updated_at    timestamptz not null default clock_timestamp(),
  updated_by    text not null,
  primary key (workspace_id, slug)
);

call analytics.hold_tenant_line('alert_preset');

alter table analytics.champion drop constraint champion_came_by_check;
alter table analytics.champion
  add constraint champion_came_by_check check (came_by in ('first', 'promoted', 'rolled-back', 'applied'));
alter table analytics.model_event drop constraint model_event_kind_check;
alter table analytics.model_event
  add constraint model_event_kind_check check (kind in ('promoted', 'rolled-back', 'refused', 'applied'));
