// A CSV file of one row a person, column by column.
import { FileProblem, openRows, quoteText } from '../../connectors/file/index.ts';
import { TextColumn } from './text-column.ts';

export interface TextTable {
  readonly columns: readonly TextColumn[];
  /** 1-based line of the file a row. */
  readonly lines: readonly number[];
}

const HEADER_FIX = 'The first row has to name the columns, each once.';

/**
 * @param path of a CSV file, plain or gzip
 * @returns texts without the space around them
 * @throws {FileProblem} `empty`, `header-only`, `header`, `ragged-row`, and what the file itself has wrong
 */
export async function readTable(path: string, signal?: AbortSignal): Promise<TextTable> {
  let columns: TextColumn[] | undefined;
  const lines: number[] = [];
  for await (const { bytes, rows, firstCell, start, end, line } of openRows(path, signal ? { signal } : {}).blocks()) {
    for (let r = 0; r < rows; r++) {
      const first = firstCell[r]!;
      const cells = firstCell[r + 1]! - first;
      const cell = (c: number) => bytes.toString('utf8', start[first + c], end[first + c]).trim();
      if (columns === undefined) {
        columns = header(Array.from({ length: cells }, (_, c) => cell(c)));
        continue;
      }
      if (cells !== columns.length) throw ragged(cells, columns.length, line[r]!);
      for (let c = 0; c < cells; c++) columns[c]!.add(cell(c));
      lines.push(line[r]!);
    }
  }
  if (columns === undefined) throw new FileProblem('empty', 'the file is empty', HEADER_FIX);
  if (lines.length === 0) throw new FileProblem('header-only', 'the file has a header and no rows', HEADER_FIX);
  return { columns, lines };
}

function header(names: readonly string[]): TextColumn[] {
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) {
    const reason = twice === '' ? 'two columns have no name' : `two columns have the name ${quoteText(twice)}`;
    throw new FileProblem('header', reason, HEADER_FIX, { row: 1 });
  }
  return names.map((name, i) => new TextColumn(name === '' ? `column ${i + 1}` : name));
}

function ragged(cells: number, columns: number, row: number): FileProblem {
  const reason = `the row has ${cells} cells, and the header ${columns}`;
  return new FileProblem('ragged-row', reason, 'Quote cells that hold the delimiter.', { row });
}
