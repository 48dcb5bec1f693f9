// What a rule would have done, in a sentence.
import { type AlertPreview, alertCount } from '@foresight/contracts';

const times = (n: number): string => (n === 1 ? 'once' : `${n} times`);

/** "Would have fired 4 times: 3 real, 1 false; missed 1". */
export function countWords(preview: Pick<AlertPreview, 'items' | 'left_out'>): string {
  const { fired, real, falsely, open, missed, silent } = alertCount(preview);
  const { length } = preview.items;
  if (length === 0) return 'No series fits';
  if (silent === length) return 'Nothing can be said yet';
  const parts = [
    ...(real > 0 ? [`${real} real`] : []),
    ...(falsely > 0 ? [`${falsely} false`] : []),
    ...(open > 0 ? [`${open} not known yet`] : []),
  ];
  const said = fired === 0 ? 'Would not have fired' : `Would have fired ${times(fired)}: ${parts.join(', ')}`;
  const more = [
    ...(missed === null ? [] : [`missed ${missed}`]),
    ...(silent > 0 ? [`${silent} of ${length} series cannot be told`] : []),
    ...(preview.left_out > 0 ? [`${preview.left_out} more series not looked at`] : []),
  ];
  return [said, ...more].join('; ');
}

/** Why something cannot be told: each reason once, the first ones. */
export function reasonsOf({ items }: Pick<AlertPreview, 'items'>, most = 2): string[] {
  return [...new Set(items.flatMap(({ reason }) => (reason === null ? [] : [reason])))].slice(0, most);
}
