// Progress of anything that takes over two seconds.
import type { Output } from './output.ts';

export interface Progress {
  /** @param text what to show, e.g. "training 120 of 207 series" */
  update(text: string): void;
  /** Clears the line; nothing is left of it. */
  done(): void;
}

const FIRST_MS = 2_000;
/** Without a terminal a line stays, so there are fewer of them. */
const EVERY_MS = { terminal: 100, file: 5_000 } as const;

export function progress(out: Output, now: () => number = Date.now): Progress {
  const every = out.interactive ? EVERY_MS.terminal : EVERY_MS.file;
  let next = now() + FIRST_MS;
  let shown = false;
  return {
    update: text => {
      if (now() < next) return;
      next = now() + every;
      shown = true;
      if (out.interactive) process.stderr.write(`\r\u001b[K  ${text}`);
      else out.note(`  ${text}`);
    },
    done: () => {
      if (shown && out.interactive) process.stderr.write('\r\u001b[K');
    },
  };
}
