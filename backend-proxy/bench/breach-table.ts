// How often chances come true, by tenths of the chance, as a table in Markdown.
import type { Chances } from '../../models/test/crossing-chances.ts';
import { brier, type Case, largestGap, reliability } from '../../models/test/crossing-score.ts';

const TENTHS = Array.from({ length: 10 }, (_, b) => b);
const HEAD = ['', 'Brier', 'largest gap', ...TENTHS.map(b => `to ${(b + 1) / 10}`)];

/** Frequency less chance, its standard error and the cases, a column a tenth. */
export function gapTable(made: readonly Chances[]): string {
  const cases = made.flatMap(m => m.cases);
  const of = (what: string, own: readonly Case[]) => ({ what, own });
  const groups = [
    of(
      'shares of the paths',
      made.flatMap(m => m.shares),
    ),
    of('corrected', cases),
    of(
      'limits above',
      cases.filter(({ side }) => side === 'above'),
    ),
    of(
      'limits below',
      cases.filter(({ side }) => side === 'below'),
    ),
    of(
      'within the whole horizon',
      cases.filter(({ whole }) => whole),
    ),
    of(
      'limits at quantiles',
      cases.filter(({ even }) => !even),
    ),
  ];
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(HEAD), line(HEAD.map(() => '---')), ...groups.map(group => line(cellsOf(group)))].join('\n');
}

function cellsOf({ what, own }: { readonly what: string; readonly own: readonly Case[] }): string[] {
  const bins = new Map(reliability(own).map(bin => [Math.min(9, Math.floor(bin.chance * 10)), bin]));
  const cells = TENTHS.map(b => {
    const bin = bins.get(b);
    return bin ? `${(bin.frequency - bin.chance).toFixed(3)} ± ${bin.error.toFixed(3)} (${bin.cases})` : '';
  });
  return [what, brier(own).toFixed(4), largestGap(own).toFixed(3), ...cells];
}
