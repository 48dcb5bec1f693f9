import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../platform/postgres/test-database.ts';
import { migrate, migrationState, shippedMigrations } from './migrate.ts';
import type { Tables } from './tables.ts';

const LEDGER = [
  'workspace_id',
  'prediction_type',
  'target_metric',
  'series_id',
  'issued_at',
  'origin',
  'step',
  'prediction_date',
  'predicted_value',
  'confidence_lower',
  'confidence_upper',
  'confidence_level',
  'model_id',
  'model_version',
  'run_id',
  'data_sha256',
] as const satisfies readonly (keyof Tables['analytics.predictions'])[];

/** The columns that TypeScript believes in; typed so that a missing or surplus name does not compile. */
const COLUMNS: { [T in keyof Tables]: readonly (keyof Tables[T])[] } = {
  'analytics.workspace': ['id', 'slug', 'name', 'time_zone', 'created_at'],
  'analytics.api_token': [
    'id',
    'workspace_id',
    'name',
    'access',
    'secret_sha256',
    'created_at',
    'last_used_at',
    'expires_at',
    'revoked_at',
  ],
  'analytics.import_file': [
    'id',
    'workspace_id',
    'metric',
    'file_name',
    'sha256',
    'options',
    'bytes',
    'rows',
    'missing',
    'series',
    'series_new',
    'added',
    'changed',
    'unchanged',
    'created_at',
  ],
  'analytics.metric_series': [
    'id',
    'workspace_id',
    'metric',
    'labels',
    'labels_hash',
    'unit',
    'time_kind',
    'points',
    'first_ts',
    'last_ts',
    'created_at',
    'updated_at',
  ],
  'analytics.metric_chunk': ['workspace_id', 'series_id', 'start_ts', 'end_ts', 'points', 'data'],
  'analytics.metric_point': ['workspace_id', 'series_id', 'ts', 'value', 'seq'],
  'analytics.model_run': [
    'id',
    'workspace_id',
    'kind',
    'question',
    'status',
    'total',
    'issued_at',
    'created_at',
    'started_at',
    'finished_at',
    'problem',
    'schedule_id',
    'due_at',
    'role',
    'shadow_of',
    'challenger_id',
  ],
  'analytics.schedule': [
    'id',
    'workspace_id',
    'slug',
    'question',
    'every',
    'cron',
    'time_zone',
    'enabled',
    'next_due',
    'created_at',
    'created_by',
    'updated_at',
    'updated_by',
    'retries',
  ],
  'analytics.model_run_item': ['workspace_id', 'run_id', 'series_id', 'status', 'skill', 'reason'],
  'analytics.model_artifact': ['workspace_id', 'sha256', 'data', 'created_at'],
  'analytics.ml_models': [
    'id',
    'workspace_id',
    'series_id',
    'run_id',
    'model_name',
    'model_type',
    'version',
    'target_metric',
    'training_params',
    'performance_metrics',
    'feature_importance',
    'artifact_sha256',
    'data_sha256',
    'training_data_start',
    'training_data_end',
    'is_active',
    'created_at',
    'last_used_at',
  ],
  'analytics.scenario': [
    'workspace_id',
    'slug',
    'name',
    'description',
    'adjustments',
    'version',
    'created_at',
    'created_by',
    'updated_at',
    'updated_by',
  ],
  'analytics.alert_preset': ['workspace_id', 'slug', 'preset', 'created_at', 'created_by', 'updated_at', 'updated_by'],
  'analytics.champion': [
    'id',
    'workspace_id',
    'metric',
    'recipe',
    'came_by',
    'challenger',
    'replaces',
    'since',
    'until',
    'by',
  ],
  'analytics.challenger': [
    'id',
    'workspace_id',
    'slug',
    'metric',
    'recipe',
    'min_gain',
    'level',
    'steps',
    'auto_promote',
    'created_at',
    'created_by',
    'promoted_at',
    'beat',
  ],
  'analytics.challenge_moment': [
    'workspace_id',
    'challenger_id',
    'champion_id',
    'run_id',
    'slot',
    'series',
    'champion_loss',
    'challenger_loss',
  ],
  'analytics.model_event': ['id', 'workspace_id', 'metric', 'kind', 'challenger', 'at', 'by', 'text', 'numbers'],
  'analytics.person': ['id', 'workspace_id', 'created_at'],
  'analytics.identity': ['workspace_id', 'kind', 'external_id', 'person_id'],
  'analytics.identity_link': ['workspace_id', 'person_id', 'anonymous_id', 'first_ts', 'last_ts'],
  'analytics.event_word': ['workspace_id', 'kind', 'id', 'word'],
  'analytics.event_import': [
    'id',
    'workspace_id',
    'file_name',
    'sha256',
    'options',
    'columns',
    'created_at',
    'finished_at',
  ],
  'analytics.ingest_batch': [
    'id',
    'workspace_id',
    'source',
    'batch_key',
    'import_id',
    'stored',
    'duplicates',
    'rejected',
    'people_new',
    'first_ts',
    'last_ts',
    'created_at',
    'folded_at',
  ],
  'analytics.rejected_record': ['id', 'workspace_id', 'batch_id', 'position', 'field', 'reason', 'raw'],
  'analytics.event': [
    'workspace_id',
    'ts',
    'key',
    'batch_id',
    'session_id',
    'value',
    'person_id',
    'campaign_id',
    'name_id',
    'platform_id',
    'channel_id',
    'currency_id',
    'props',
  ],
  'analytics.event_segment': [
    'workspace_id',
    'month',
    'bucket',
    'seq',
    'events',
    'people',
    'ts',
    'name',
    'session',
    'platform',
    'channel',
    'campaign',
    'value',
    'currency',
  ],
  'analytics.predictions': LEDGER,
  'analytics.shadow_predictions': LEDGER,
};

describe.each([15, 18] as const)('migrations on PostgreSQL %d', major => {
  let db: TestDatabase;
  let client: pg.Client;
  beforeAll(async () => {
    db = await testDatabase({ major });
    client = new pg.Client({ connectionString: db.url });
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await db.drop();
  });

  it('apply once, and a second call changes nothing', async () => {
    expect(await migrate(db.url)).toEqual(await shippedMigrations());
    expect(await migrate(db.url)).toEqual([]);
    expect(await migrationState(text => client.query(text))).toEqual({ pending: [], unknown: [] });
  });

  it('make the tables and columns that the code is typed for', async () => {
    const { rows } = await client.query(
      `select c.table_schema || '.' || c.table_name as name, array_agg(c.column_name::text) as columns
       from information_schema.columns c
       where c.table_schema = 'analytics' and not exists (
         select 1 from pg_inherits where inhrelid = format('%I.%I', c.table_schema, c.table_name)::regclass)
       group by 1`,
    );
    const found = Object.fromEntries(rows.map(row => [row.name, row.columns.sort()]));
    expect(found).toEqual(
      Object.fromEntries(Object.entries(COLUMNS).map(([name, columns]) => [name, [...columns].sort()])),
    );
  });

  it('put every table with a workspace behind the tenant line', async () => {
    const { rows } = await client.query(
      `select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
       join pg_attribute a on a.attrelid = c.oid and a.attname = 'workspace_id'
       where n.nspname = 'analytics' and c.relkind in ('r', 'p') and not c.relispartition
         and not (c.relrowsecurity and c.relforcerowsecurity)`,
    );
    expect(rows).toEqual([]);
  });
});
