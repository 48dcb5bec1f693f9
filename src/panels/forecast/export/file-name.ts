// Names of files: the panel's title and the day.

const MOST = 80;

/** "Users online" on 28 Nov 2026: "users-online-2026-11-28.csv". @param now epoch ms */
export function fileName(title: string, now: number, ending: string): string {
  const words = title
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .slice(0, MOST)
    .replace(/^-+|-+$/g, '');
  return `${words || 'forecast'}-${new Date(now).toISOString().slice(0, 10)}.${ending}`;
}
