// The files that were read, newest first, with what each brought and left out.
import type { StoredImport } from '../../../store/index.ts';
import type { FieldSpec, FrameSpec } from '../../frames/index.ts';

/** @param most as many are read at the most */
export function importsFrame(files: readonly StoredImport[], most: number): FrameSpec {
  const meta = { type: 'table' } as const;
  if (files.length === 0) {
    const text = 'no file was imported in this time range';
    return { name: 'imports', meta: { ...meta, notices: [{ severity: 'info', text }] }, fields: [] };
  }
  const number = (name: string, value: (file: StoredImport) => number, unit?: string): FieldSpec => ({
    name,
    type: 'number',
    values: Float64Array.from(files, value),
    ...(unit ? { config: { unit } } : {}),
  });
  const text = (name: string, values: string[]): FieldSpec => ({ name, type: 'string', values });
  const cut = `the newest ${most} files; narrow the time range to see others`;
  return {
    name: 'imports',
    meta: { ...meta, ...(files.length < most ? {} : { notices: [{ severity: 'info' as const, text: cut }] }) },
    fields: [
      { name: 'time', type: 'time', values: Float64Array.from(files, file => Date.parse(file.created_at)) },
      text(
        'metric',
        files.map(({ metric }) => metric),
      ),
      text(
        'file',
        files.map(({ file_name }) => file_name),
      ),
      number('rows', ({ rows }) => rows),
      number('empty cells', ({ missing }) => missing),
      number('new points', ({ counts }) => counts.added),
      number('changed points', ({ counts }) => counts.changed),
      number('new series', ({ counts }) => counts.series_new),
      number('size', ({ bytes }) => bytes, 'bytes'),
    ],
  };
}
