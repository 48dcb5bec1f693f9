// Files that were read whole, by content.
import type { ImportAnswer, WriteCounts } from '@foresight/contracts';
import type { StoreTrx } from '../tables.ts';

export interface ImportFacts {
  readonly metric: string;
  readonly fileName: string;
  /** Hex. */
  readonly sha256: string;
  readonly options: Record<string, unknown>;
  readonly bytes: number;
  readonly rows: number;
  readonly missing: number;
  readonly counts: WriteCounts;
}

export type StoredImport = Omit<ImportAnswer, 'repeated' | 'run_id'>;

const columns = `id, metric, file_name, encode(sha256, 'hex') as sha256, bytes::float8 as bytes, rows::float8 as rows,
  missing::float8 as missing, created_at, options,
  json_build_object('series', series, 'series_new', series_new, 'added', added, 'changed', changed, 'unchanged', unchanged) as counts`;

type Row = Omit<StoredImport, 'created_at'> & { created_at: Date; options: unknown };
const stored = ({ options: _, created_at, ...row }: Row): StoredImport => ({
  ...row,
  created_at: created_at.toISOString(),
});

export async function insertImport(trx: StoreTrx, workspaceId: string, facts: ImportFacts): Promise<StoredImport> {
  const { counts } = facts;
  const { rows } = await trx.client.query<Row>(
    `insert into analytics.import_file (workspace_id, metric, file_name, sha256, options, bytes, rows, missing,
       series, series_new, added, changed, unchanged)
     values ($1, $2, $3, decode($4, 'hex'), $5, $6, $7, $8, $9, $10, $11, $12, $13) returning ${columns}`,
    [
      workspaceId,
      facts.metric,
      facts.fileName,
      facts.sha256,
      JSON.stringify(facts.options),
      facts.bytes,
      facts.rows,
      facts.missing,
      counts.series,
      counts.series_new,
      counts.added,
      counts.changed,
      counts.unchanged,
    ],
  );
  return stored(rows[0]!);
}

/** The last import of the metric when it had this content and these options and nothing was written since, else undefined. */
export async function sameAsLast(
  trx: StoreTrx,
  workspaceId: string,
  { metric, sha256, options }: Pick<ImportFacts, 'metric' | 'sha256' | 'options'>,
): Promise<StoredImport | undefined> {
  const { rows } = await trx.client.query<Row & { same: boolean }>(
    `select ${columns}, sha256 = decode($3, 'hex') and options = $4::jsonb
            and not exists (select from analytics.metric_series s where s.workspace_id = $1 and s.metric = $2
                              and s.updated_at > f.created_at) as same
     from analytics.import_file f where workspace_id = $1 and metric = $2 order by created_at desc limit 1`,
    [workspaceId, metric, sha256, JSON.stringify(options)],
  );
  const [last] = rows;
  if (!last?.same) return undefined;
  const { same: _, ...row } = last;
  return stored(row);
}

/** Whether a run over the metric was asked for with or after this import. */
export async function wasTrained(trx: StoreTrx, importId: string): Promise<boolean> {
  const { rows } = await trx.client.query(
    `select from analytics.import_file f
     join analytics.model_run r on r.workspace_id = f.workspace_id and r.question ->> 'metric' = f.metric
      and r.created_at >= f.created_at
     where f.id = $1 limit 1`,
    [importId],
  );
  return rows.length > 0;
}

export interface ImportFilter {
  /** Epoch ms, both included; absent: no limit. */
  readonly from?: number;
  readonly to?: number;
  readonly metric?: string | undefined;
}

/** Newest first. */
export async function listImports(
  trx: StoreTrx,
  workspaceId: string,
  { from, to, metric }: ImportFilter = {},
  most = 1000,
): Promise<StoredImport[]> {
  const at = (ms: number | undefined) => (ms === undefined ? null : new Date(ms));
  const { rows } = await trx.client.query<Row>(
    `select ${columns} from analytics.import_file
     where workspace_id = $1 and ($2::timestamptz is null or created_at >= $2)
       and ($3::timestamptz is null or created_at <= $3) and ($4::text is null or metric = $4)
     order by created_at desc limit $5`,
    [workspaceId, at(from), at(to), metric ?? null, most],
  );
  return rows.map(stored);
}
