// Marks in words.
import type { Formats } from '../../../shared/format/index.ts';
import type { MarkSide } from '../../../shared/frames/index.ts';
import type { SceneSeries } from './scene.ts';

export const MARK_SIDES: readonly MarkSide[] = ['above', 'below', 'neither'];

/** Of tooltip and legend; in sentences with a small letter. */
export const MARK_WORDS: Readonly<Record<MarkSide, string>> = {
  above: 'Above expected',
  below: 'Below expected',
  neither: 'Unusual',
};

/** "2 times above expected, once below expected, last on 26 Nov, 06:00"; nothing where there are no marks. */
export function marksText(series: readonly Pick<SceneSeries, 'marks'>[], f: Formats): string {
  const marks = series.flatMap(one => one.marks);
  if (marks.length === 0) return '';
  const counted = MARK_SIDES.flatMap(side => {
    const count = marks.filter(mark => mark.side === side).length;
    return count === 0 ? [] : [`${count === 1 ? 'once' : `${count} times`} ${MARK_WORDS[side].toLowerCase()}`];
  });
  const last = Math.max(...marks.map(({ start }) => start));
  return `${counted.join(', ')}, last on ${f.date(last, true)}`;
}
