// Every setting of the service, its default, and the environment variable that overrides the file.
import { FIT_OPTIONS, RIGHTS, STATE_LISTS } from '@foresight/contracts';
import { type Static, Type } from 'typebox';
import { TOKEN_FORM } from '../crypto.ts';
import { LOG_LEVELS } from '../logger.ts';

const strict = { additionalProperties: false };
const SLUG = '^[a-z0-9][a-z0-9-]{0,62}$';

export const ConfigSchema = Type.Object(
  {
    http: Type.Object(
      {
        host: Type.String({ default: '127.0.0.1', description: 'Address to listen on' }),
        port: Type.Integer({ minimum: 0, maximum: 65_535, default: 10_550, description: '0 takes any free port' }),
        body_limit_mb: Type.Integer({ minimum: 1, default: 4_096, description: 'Largest file that may be uploaded' }),
      },
      { ...strict, default: {} },
    ),
    grpc: Type.Object(
      {
        host: Type.String({ default: '127.0.0.1', description: 'Address where Grafana finds the service' }),
        port: Type.Integer({ minimum: 0, maximum: 65_535, default: 10_551, description: '0 takes any free port' }),
        socket: Type.Optional(
          Type.String({
            pattern: '^/',
            maxLength: 100,
            description: 'Unix socket beside the port, for a Grafana that shares the folder',
          }),
        ),
        max_request_mb: Type.Integer({ minimum: 16, maximum: 1024, default: 32, description: 'Largest call taken' }),
        cache_mb: Type.Integer({
          minimum: 8,
          maximum: 65_536,
          default: 128,
          description: 'Memory for histories, forecasts and frames that are asked for again',
        }),
      },
      { ...strict, default: {} },
    ),
    database: Type.Object(
      {
        url: Type.Optional(Type.String({ pattern: '^postgres(ql)?://', description: 'Absent: embedded Postgres' })),
        port: Type.Integer({
          minimum: 0,
          maximum: 65_535,
          default: 0,
          description: 'Of embedded Postgres; 0 takes any',
        }),
        pool_size: Type.Integer({ minimum: 2, maximum: 500, default: 10, description: 'Connections at most' }),
      },
      { ...strict, default: {} },
    ),
    grafana: Type.Object(
      {
        token: Type.Optional(
          Type.String({
            pattern: TOKEN_FORM.source,
            form: 'must be a token as `foresight token generate` prints it (fsk_…, 60 characters)',
            description: 'Valid from the start of the service on, so that Grafana can be given the same one',
          }),
        ),
        workspace: Type.Optional(
          Type.String({
            pattern: SLUG,
            description: 'Which workspace the token opens. Default: the sample for `start`, else the first',
          }),
        ),
        right: Type.Enum(RIGHTS, {
          default: 'admin',
          description: 'Of the token; the role of each Grafana user caps it',
        }),
        url: Type.Optional(
          Type.String({
            pattern: '^https?://',
            description: 'Where the service finds Grafana, to ask other data sources for alert rules',
          }),
        ),
        api_token: Type.Optional(
          Type.String({
            minLength: 1,
            description: 'Of a service account in that Grafana which may query those data sources',
          }),
        ),
      },
      { ...strict, default: {} },
    ),
    data_dir: Type.Optional(
      Type.String({ minLength: 1, description: 'Folder of embedded Postgres and uploads. Default: .foresight here' }),
    ),
    log: Type.Object({ level: Type.Enum(LOG_LEVELS, { default: 'info' }) }, { ...strict, default: {} }),
    workers: Type.Object(
      { threads: Type.Integer({ minimum: 0, maximum: 256, default: 0, description: 'For fitting; 0: one a core' }) },
      { ...strict, default: {} },
    ),
    forecast: Type.Object(
      {
        horizon: Type.Integer({ minimum: 1, maximum: 10_000, default: 24, description: 'Steps, where none is asked' }),
        levels: Type.Array(Type.Number({ minimum: 0.5, maximum: 0.99 }), {
          minItems: 1,
          uniqueItems: true,
          default: [0.8, 0.95],
        }),
      },
      { ...strict, default: {} },
    ),
    points: Type.Object(
      {
        max_open_rows: Type.Integer({
          minimum: 0,
          default: 500_000,
          description: 'More rows of today than this are folded into chunks before the day ends',
        }),
      },
      { ...strict, default: {} },
    ),
    retention: Type.Object(
      {
        ledger_days: Type.Integer({
          minimum: 0,
          maximum: 36_500,
          default: 1_095,
          description: 'Forecasts issued longer ago are forgotten, except those that answer now; 0 keeps all for ever',
        }),
        event_months: Type.Integer({
          minimum: 0,
          maximum: 1_200,
          default: 0,
          description: 'Events of this month and so many before are kept, older ones forgotten; 0 keeps all for ever',
        }),
      },
      { ...strict, default: {} },
    ),
    shutdown: Type.Object(
      { grace_seconds: Type.Integer({ minimum: 1, maximum: 600, default: 20, description: 'For work in flight' }) },
      { ...strict, default: {} },
    ),
    workspaces: Type.Array(
      Type.Object(
        {
          slug: Type.String({ pattern: SLUG }),
          name: Type.String({ minLength: 1 }),
          time_zone: Type.String({
            default: 'UTC',
            description: 'IANA name, e.g. Europe/Berlin: the clock of forecasts that name none',
          }),
          holidays: FIT_OPTIONS.holidays,
          events: FIT_OPTIONS.events,
          // For `foresight plan` and `apply`; a service that starts does not look at them.
          ...STATE_LISTS,
        },
        strict,
      ),
      { minItems: 1, default: [{ slug: 'main', name: 'Main', time_zone: 'UTC' }] },
    ),
  },
  strict,
);
export type Config = Static<typeof ConfigSchema>;

/** Environment variable → path of the setting. These win over the file. */
export const ENVIRONMENT: Readonly<Record<string, readonly [string, ...string[]]>> = {
  DATABASE_URL: ['database', 'url'],
  FORESIGHT_HTTP_HOST: ['http', 'host'],
  FORESIGHT_HTTP_PORT: ['http', 'port'],
  FORESIGHT_GRPC_HOST: ['grpc', 'host'],
  FORESIGHT_GRPC_PORT: ['grpc', 'port'],
  FORESIGHT_GRPC_SOCKET: ['grpc', 'socket'],
  FORESIGHT_DATABASE_PORT: ['database', 'port'],
  FORESIGHT_DATABASE_POOL_SIZE: ['database', 'pool_size'],
  FORESIGHT_GRAFANA_TOKEN: ['grafana', 'token'],
  FORESIGHT_GRAFANA_WORKSPACE: ['grafana', 'workspace'],
  FORESIGHT_GRAFANA_RIGHT: ['grafana', 'right'],
  FORESIGHT_GRAFANA_URL: ['grafana', 'url'],
  FORESIGHT_GRAFANA_API_TOKEN: ['grafana', 'api_token'],
  FORESIGHT_DATA_DIR: ['data_dir'],
  FORESIGHT_LOG_LEVEL: ['log', 'level'],
  FORESIGHT_WORKERS_THREADS: ['workers', 'threads'],
  FORESIGHT_SHUTDOWN_GRACE_SECONDS: ['shutdown', 'grace_seconds'],
};

/** Variables with our prefix that are not settings. */
export const OTHER_VARIABLES = ['FORESIGHT_CONFIG', 'FORESIGHT_TOKEN', 'FORESIGHT_URL'] as const;
