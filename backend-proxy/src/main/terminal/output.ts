// Where the command line writes: answers to stdout, everything else to stderr, so that answers can be piped.

export interface Output {
  /** An answer. */
  print(text: string): void;
  /** News, progress, hints. */
  note(text: string): void;
  /** Whether notes go to a terminal that can rewrite a line. */
  readonly interactive: boolean;
  /** Columns of the terminal, 80 when unknown. */
  readonly width: number;
  /** Columns a table may take: those of the terminal; absent where no terminal is, for nothing is cut in a file or a pipe. */
  readonly tableWidth?: number;
}

export const terminal: Output = {
  print: text => void process.stdout.write(`${text}\n`),
  note: text => void process.stderr.write(`${text}\n`),
  interactive: process.stderr.isTTY === true,
  width: process.stdout.columns || 80,
  ...(process.stdout.isTTY ? { tableWidth: process.stdout.columns } : {}),
};
