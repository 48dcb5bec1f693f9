// Whether two clocks agree, as far as one question and its answer can tell.

/** When a question was sent and its answer came, epoch milliseconds of the asking side. */
export interface Span {
  readonly sent: number;
  readonly received: number;
}

/**
 * @param time what the other side's clock said while it answered, epoch milliseconds
 * @returns how far that clock is ahead of ours at least; negative: behind. 0 where the time lies within the round trip
 */
export function provenSkew(time: number, { sent, received }: Span): number {
  if (time > received) return time - received;
  return time < sent ? time - sent : 0;
}
