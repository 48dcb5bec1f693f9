// foresight import events FILE: store what people did, say what became of the rows.
import { basename } from 'node:path';
import { type EventImportAnswer, ForesightError } from '@foresight/contracts';
import { parseEventColumns } from '../../normalize/event/index.ts';
import { importEvents } from '../../store/index.ts';
import { type Output, progress } from '../terminal/index.ts';
import { checkInputFile, namingFile } from './input-file.ts';
import { withApp, workspaceOf } from './session.ts';

export interface ImportEventsOptions {
  readonly column?: readonly string[];
  readonly source: string;
  readonly workspace?: string;
}

/** @throws {ForesightError} bad_input when the file cannot be read, or not one of its rows is an event */
export async function importEventsCommand(path: string, options: ImportEventsOptions, out: Output): Promise<void> {
  checkInputFile(path, { again: true });
  // What cannot be meant is said before a database is started.
  const columns = parseEventColumns(options.column ?? []);
  await withApp({ work: false }, async (app, signal) => {
    const workspace = await workspaceOf(app, options.workspace);
    const shown = progress(out);
    const fileName = basename(path);
    const done = await namingFile(path, () =>
      importEvents(app.store, {
        workspaceId: workspace.id,
        path,
        fileName,
        columns,
        source: options.source,
        now: new Date(),
        signal,
        onProgress: share => shown.update(`reading ${fileName}: ${Math.floor(share * 100)}%`),
      }),
    ).finally(() => shown.done());
    out.print(describeEventImport(fileName, done));
    for (const { row, column, reason } of done.rejects) {
      out.note(`  row ${row}${column === null ? '' : `, column ${column}`}: ${reason}`);
    }
    if (done.counts.rejected > done.rejects.length) {
      out.note(`  … all of them: GET /api/v1/events/imports/${done.id}/rejects`);
    }
    if (done.counts.rows === done.counts.rejected) throw noneIsAnEvent(path, done);
  });
}

function noneIsAnEvent(path: string, { counts, columns }: EventImportAnswer): ForesightError {
  const read = Object.entries(columns).map(([field, column]) => `${field} from ${column}`);
  return new ForesightError('bad_input', `${path}: not one of ${counts.rows} rows is an event (${read.join(', ')})`, {
    fix: 'correct what the reasons name, or say which column is which with --column FIELD=COLUMN',
  });
}

export function describeEventImport(fileName: string, done: EventImportAnswer): string {
  if (done.repeated)
    return `${fileName}: this content is already stored (imported ${done.created_at}); nothing changed`;
  const { stored, duplicates, rejected, people_new } = done.counts;
  const span =
    done.first_time && done.last_time ? `, ${done.first_time.slice(0, 10)} to ${done.last_time.slice(0, 10)}` : '';
  return (
    `${fileName}: ${stored} events stored${span}, ${duplicates} were there, ${people_new} new people; ` +
    `${rejected} rows are no events${rejected > 0 ? ' and are kept with the reason' : ''}`
  );
}
