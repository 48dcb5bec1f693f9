// Files of events that are being read, or were: by content, and what became of their rows.
import type { EventImportAnswer, EventReject } from '@foresight/contracts';
import type { StoreTrx } from '../tables.ts';

export interface ImportedFile {
  readonly fileName: string;
  /** Hex. */
  readonly sha256: string;
  /** What changes the meaning of a file. */
  readonly options: Readonly<Record<string, string>>;
  readonly columns: Readonly<Record<string, string>>;
}

/** The import of this content with these options, made where there is none. */
export async function openImport(
  trx: StoreTrx,
  workspaceId: string,
  { fileName, sha256, options, columns }: ImportedFile,
): Promise<{ id: string; finished: boolean }> {
  const { rows } = await trx.client.query<{ id: string; finished: boolean }>(
    `insert into analytics.event_import as i (workspace_id, file_name, sha256, options, columns)
     values ($1, $2, decode($3, 'hex'), $4, $5)
     on conflict (workspace_id, sha256, options) do update set file_name = i.file_name
     returning id, finished_at is not null as finished`,
    [workspaceId, fileName, sha256, JSON.stringify(options), JSON.stringify(columns)],
  );
  return rows[0]!;
}

export async function finishImport(trx: StoreTrx, workspaceId: string, id: string): Promise<void> {
  await trx.client.query(
    'update analytics.event_import set finished_at = clock_timestamp() where workspace_id = $1 and id = $2',
    [workspaceId, id],
  );
}

const REJECTS_SHOWN = 10;
const SELECTED = `select i.id, i.file_name, encode(i.sha256, 'hex') as sha256, i.columns, i.created_at, i.finished_at,
    min(b.first_ts) as first_time, max(b.last_ts) as last_time,
    json_build_object(
      'rows', coalesce(sum(b.stored + b.duplicates + b.rejected), 0), 'stored', coalesce(sum(b.stored), 0),
      'duplicates', coalesce(sum(b.duplicates), 0), 'rejected', coalesce(sum(b.rejected), 0),
      'people_new', coalesce(sum(b.people_new), 0)) as counts
  from analytics.event_import i left join analytics.ingest_batch b on b.import_id = i.id`;

type Times = 'created_at' | 'finished_at' | 'first_time' | 'last_time';
type Row = Omit<EventImportAnswer, Times | 'repeated' | 'rejects'> & Record<Times, Date | null>;
const answered = (row: Row): Omit<EventImportAnswer, 'repeated' | 'rejects'> => ({
  ...row,
  created_at: row.created_at!.toISOString(),
  finished_at: row.finished_at?.toISOString() ?? null,
  first_time: row.first_time?.toISOString() ?? null,
  last_time: row.last_time?.toISOString() ?? null,
});

/** What became of a file that is there. */
export async function importAnswer(
  trx: StoreTrx,
  workspaceId: string,
  id: string,
  repeated: boolean,
): Promise<EventImportAnswer> {
  const { rows } = await trx.client.query<Row>(`${SELECTED} where i.workspace_id = $1 and i.id = $2 group by i.id`, [
    workspaceId,
    id,
  ]);
  return { ...answered(rows[0]!), repeated, rejects: await listRejects(trx, workspaceId, id, 0, REJECTS_SHOWN) };
}

/** Newest first, without their rejects. */
export async function listEventImports(trx: StoreTrx, workspaceId: string, most = 1_000): Promise<EventImportAnswer[]> {
  const { rows } = await trx.client.query<Row>(
    `${SELECTED} where i.workspace_id = $1 group by i.id order by i.created_at desc limit $2`,
    [workspaceId, most],
  );
  return rows.map(row => ({ ...answered(row), repeated: false, rejects: [] }));
}

/** Rows of a file that are no events, behind line `after`, in the order of the file. */
export async function listRejects(
  trx: StoreTrx,
  workspaceId: string,
  importId: string,
  after: number,
  most: number,
): Promise<EventReject[]> {
  const { rows } = await trx.client.query<EventReject>(
    `select r.position::float8 as row, r.field as column, r.reason, r.raw
     from analytics.ingest_batch b join analytics.rejected_record r on r.batch_id = b.id
     where b.workspace_id = $1 and b.import_id = $2 and r.position > $3 order by r.position limit $4`,
    [workspaceId, importId, after, most],
  );
  return rows;
}
