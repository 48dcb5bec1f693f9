// Pieces of one query that are worked on at once.

/** At once, for one query: as many as keep the threads at work. */
const ABREAST = 4;

/** Works on all items, some at a time; the first failure ends it. */
export async function abreast<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const queue = items.values();
  const lane = async () => {
    for (const item of queue) await work(item);
  };
  await Promise.all(Array.from({ length: ABREAST }, lane));
}
