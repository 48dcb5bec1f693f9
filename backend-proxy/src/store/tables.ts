// The tables of schema `analytics` as Kysely sees them. The truth is backend-proxy/migrations; a test compares the two.
import type {
  AlertPresetBody,
  CameBy,
  ForecastQuestion,
  ModelEvent,
  Problem,
  Recipe,
  Right,
  RunStatus,
  WhatIfAdjustment,
} from '@foresight/contracts';
import type { ColumnType, Generated, GeneratedAlways, JSONColumnType } from 'kysely';
import type { Db, Trx } from '../platform/db.ts';

/** bigint columns arrive as strings: ids are kept so, counts are turned into numbers where they are read. */
type Count = ColumnType<string, number | string | undefined, number | string>;
/** bigint that identifies a series. */
export type SeriesId = string;
type Json<T extends object> = JSONColumnType<T, string, string>;

export interface Tables {
  'analytics.workspace': {
    id: Generated<string>;
    slug: string;
    name: string;
    time_zone: Generated<string>;
    created_at: Generated<Date>;
  };
  'analytics.api_token': {
    id: string;
    workspace_id: string;
    name: string;
    access: Right;
    secret_sha256: Buffer;
    created_at: Generated<Date>;
    last_used_at: Date | null;
    expires_at: Date | null;
    revoked_at: Date | null;
  };
  'analytics.import_file': {
    id: Generated<string>;
    workspace_id: string;
    metric: string;
    file_name: string;
    sha256: Buffer;
    options: Json<Record<string, unknown>>;
    bytes: Count;
    rows: Count;
    missing: Count;
    series: number;
    series_new: number;
    added: Count;
    changed: Count;
    unchanged: Count;
    created_at: Generated<Date>;
  };
  'analytics.metric_series': {
    id: GeneratedAlways<SeriesId>;
    workspace_id: string;
    metric: string;
    labels: Json<Record<string, string>>;
    labels_hash: Buffer;
    unit: string | null;
    time_kind: 'time' | 'index';
    points: Count;
    first_ts: Date | null;
    last_ts: Date | null;
    created_at: Generated<Date>;
    updated_at: Generated<Date>;
  };
  'analytics.metric_chunk': {
    workspace_id: string;
    series_id: SeriesId;
    start_ts: Date;
    end_ts: Date;
    points: number;
    data: Buffer;
  };
  'analytics.metric_point': {
    workspace_id: string;
    series_id: SeriesId;
    ts: Date;
    value: number;
    seq: Generated<string>;
  };
  'analytics.model_run': {
    id: Generated<string>;
    workspace_id: string;
    kind: 'forecast';
    question: Json<ForecastQuestion>;
    status: Generated<RunStatus>;
    total: Generated<number>;
    issued_at: Date | null;
    created_at: Generated<Date>;
    started_at: Date | null;
    finished_at: Date | null;
    problem: Json<Problem> | null;
    schedule_id: string | null;
    due_at: Date | null;
    role: Generated<'champion' | 'shadow'>;
    shadow_of: string | null;
    challenger_id: string | null;
  };
  'analytics.schedule': {
    id: Generated<string>;
    workspace_id: string;
    slug: string;
    question: Json<ForecastQuestion>;
    every: string | null;
    cron: string | null;
    time_zone: string;
    enabled: Generated<boolean>;
    next_due: Date | null;
    created_at: Generated<Date>;
    created_by: string;
    updated_at: Generated<Date>;
    updated_by: string;
    retries: number | null;
  };
  'analytics.model_run_item': {
    workspace_id: string;
    run_id: string;
    series_id: SeriesId;
    status: 'done' | 'refused' | 'failed';
    skill: number | null;
    reason: string | null;
  };
  'analytics.model_artifact': {
    workspace_id: string;
    sha256: Buffer;
    data: Buffer;
    created_at: Generated<Date>;
  };
  'analytics.ml_models': {
    id: Generated<string>;
    workspace_id: string;
    series_id: SeriesId | null;
    run_id: string;
    model_name: string;
    model_type: string;
    version: string;
    target_metric: string;
    training_params: Json<Record<string, unknown>>;
    performance_metrics: Json<Record<string, unknown>>;
    feature_importance: Json<Record<string, unknown>> | null;
    artifact_sha256: Buffer;
    data_sha256: Buffer;
    training_data_start: Date;
    training_data_end: Date;
    is_active: Generated<boolean>;
    created_at: Generated<Date>;
    last_used_at: Date | null;
  };
  'analytics.scenario': {
    workspace_id: string;
    slug: string;
    name: string;
    description: string | null;
    adjustments: JSONColumnType<WhatIfAdjustment[], string, string>;
    version: Generated<number>;
    created_at: Generated<Date>;
    created_by: string;
    updated_at: Generated<Date>;
    updated_by: string;
  };
  'analytics.alert_preset': {
    workspace_id: string;
    slug: string;
    preset: Json<AlertPresetBody>;
    created_at: Generated<Date>;
    created_by: string;
    updated_at: Generated<Date>;
    updated_by: string;
  };
  'analytics.champion': {
    id: Generated<string>;
    workspace_id: string;
    metric: string;
    recipe: Json<Recipe>;
    came_by: CameBy;
    challenger: string | null;
    replaces: string | null;
    since: Generated<Date>;
    until: Date | null;
    by: string;
  };
  'analytics.challenger': {
    id: Generated<string>;
    workspace_id: string;
    slug: string;
    metric: string;
    recipe: Json<Recipe>;
    min_gain: number;
    level: number;
    steps: number | null;
    auto_promote: boolean;
    created_at: Generated<Date>;
    created_by: string;
    promoted_at: Date | null;
    beat: string | null;
  };
  'analytics.challenge_moment': {
    workspace_id: string;
    challenger_id: string;
    champion_id: string;
    run_id: string;
    slot: number;
    series: number;
    champion_loss: number | null;
    challenger_loss: number | null;
  };
  'analytics.model_event': {
    id: GeneratedAlways<string>;
    workspace_id: string;
    metric: string;
    kind: ModelEvent['kind'];
    challenger: string | null;
    at: Generated<Date>;
    by: string;
    text: string;
    numbers: Json<object> | null;
  };
  'analytics.person': {
    id: number;
    workspace_id: string;
    created_at: Generated<Date>;
  };
  'analytics.identity': {
    workspace_id: string;
    kind: 'user' | 'anonymous';
    external_id: string;
    person_id: Generated<number>;
  };
  'analytics.identity_link': {
    workspace_id: string;
    person_id: number;
    anonymous_id: string;
    first_ts: Date;
    last_ts: Date;
  };
  'analytics.event_word': {
    workspace_id: string;
    kind: 'name' | 'platform' | 'channel' | 'campaign' | 'currency';
    id: number;
    word: string;
  };
  'analytics.event_import': {
    id: Generated<string>;
    workspace_id: string;
    file_name: string;
    sha256: Buffer;
    options: Json<Record<string, string>>;
    columns: Json<Record<string, string>>;
    created_at: Generated<Date>;
    finished_at: Date | null;
  };
  'analytics.ingest_batch': {
    id: GeneratedAlways<string>;
    workspace_id: string;
    source: string;
    batch_key: Buffer;
    import_id: string | null;
    stored: Generated<number>;
    duplicates: Generated<number>;
    rejected: Generated<number>;
    people_new: Generated<number>;
    first_ts: Date | null;
    last_ts: Date | null;
    created_at: Generated<Date>;
    folded_at: Date | null;
  };
  'analytics.rejected_record': {
    id: GeneratedAlways<string>;
    workspace_id: string;
    batch_id: string;
    position: Count;
    field: string | null;
    reason: string;
    raw: string;
  };
  'analytics.event': {
    workspace_id: string;
    ts: Date;
    key: string;
    batch_id: string;
    session_id: string | null;
    value: number | null;
    person_id: number;
    campaign_id: number | null;
    name_id: number;
    platform_id: number | null;
    channel_id: number | null;
    currency_id: number | null;
    props: Json<Record<string, unknown>> | null;
  };
  'analytics.event_segment': {
    workspace_id: string;
    /** Months since January 1970. */
    month: number;
    bucket: number;
    seq: Generated<string>;
    events: number;
    people: Buffer;
    ts: Buffer;
    name: Buffer;
    session: Buffer;
    platform: Buffer;
    channel: Buffer;
    campaign: Buffer;
    value: Buffer;
    currency: Buffer;
  };
  'analytics.predictions': LedgerTable;
  /** The same for challengers. */
  'analytics.shadow_predictions': LedgerTable;
}

/** A row a step and level of a forecast. */
interface LedgerTable {
  workspace_id: string;
  prediction_type: string;
  target_metric: string;
  series_id: SeriesId;
  issued_at: Date;
  origin: Date;
  step: number;
  prediction_date: Date;
  predicted_value: number;
  confidence_lower: number;
  confidence_upper: number;
  confidence_level: number;
  model_id: string;
  model_version: string;
  run_id: string;
  data_sha256: Buffer;
}

/** The database and its open transaction, with our tables. */
export type Store = Db<Tables>;
export type StoreTrx = Trx<Tables>;
