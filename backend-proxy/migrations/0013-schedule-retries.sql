-- How often a run of a schedule that fails is tried again. Null: as often as any other run.
alter table analytics.schedule add column retries smallint check (retries between 0 and 10);
