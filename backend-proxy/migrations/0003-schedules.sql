-- Trainings that come by themselves. A run knows which schedule asked for it and for when: a due time is one run, whatever
-- number of processes looks for due ones.
create table analytics.schedule (
  id            uuid primary key default gen_random_uuid(),
  workspace_id  uuid not null references analytics.workspace on delete cascade,
  slug          text not null check (slug ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  question      jsonb not null,
  every         text,
  cron          text,
  time_zone     text not null,
  enabled       boolean not null default true,
  next_due      timestamptz,
  created_at    timestamptz not null default clock_timestamp(),
  created_by    text not null,
  updated_at    timestamptz not null default clock_timestamp(),
  updated_by    text not null,
  unique (workspace_id, slug),
  check (num_nonnulls(every, cron) = 1),
  check (enabled = (next_due is not null))
);
create index on analytics.schedule (next_due) where enabled;

alter table analytics.model_run
  add column schedule_id uuid references analytics.schedule on delete set null,
  add column due_at timestamptz;
create unique index on analytics.model_run (schedule_id, due_at);

call analytics.hold_tenant_line('schedule');
