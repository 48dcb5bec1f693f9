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
}

export const terminal: Output = {
  print: text => void process.stdout.write(`${text}\n`),
  note: text => void process.stderr.write(`${text}\n`),
  interactive: process.stderr.isTTY === true,
  width: process.stdout.columns || 80,
};
