// Arrows step through the samples, with Shift by a cycle; Home and End; n goes to now; Enter pins, Escape lets go.
import type { FrameStep } from '@foresight/contracts';
import type uPlot from 'uplot';
import { nearest } from './nearest.ts';
import type { Scene } from './scene.ts';

const DAY = 86_400_000;

/** Samples of the next larger cycle people think in: a day of hours, a week of days, a year of months. */
export function cycleOf(step: FrameStep | undefined): number {
  if (!step) return 10;
  if (step.unit === 'month') return Math.max(1, Math.round(12 / step.count));
  return Math.max(1, Math.round((step.count < DAY ? DAY : 7 * DAY) / step.count));
}

/** @returns true when the key was for the chart */
export function moveCursor(
  u: uPlot,
  { key, shiftKey }: Pick<KeyboardEvent, 'key' | 'shiftKey'>,
  scene: Scene,
  now: number,
): boolean {
  if (key === 'Escape') {
    u.setCursor({ left: -10, top: -10 });
    return true;
  }
  if (key === 'Enter') {
    point(u, u.cursor.left ?? -1, 'click');
    return true;
  }
  const index = target(u, key, shiftKey ? cycleOf(scene.series.find(({ step }) => step)?.step) : 1, scene, now);
  if (index === undefined) return false;
  point(u, u.valToPos(u.data[0][index]!, 'x'), 'mousemove');
  return true;
}

function target(u: uPlot, key: string, by: number, { data, time: [from, to] }: Scene, now: number): number | undefined {
  const times = data[0];
  const first = times.findIndex(at => at >= from);
  const last = times.findLastIndex(at => at <= to);
  if (first < 0 || last < first) return undefined;
  const here =
    u.cursor.left !== undefined && u.cursor.left >= 0
      ? (nearest(times, u.posToVal(u.cursor.left, 'x')) ?? last)
      : undefined;
  const go = (index: number) => Math.min(last, Math.max(first, index));
  switch (key) {
    case 'ArrowLeft':
      return here === undefined ? last : go(here - by);
    case 'ArrowRight':
      return here === undefined ? first : go(here + by);
    case 'Home':
      return first;
    case 'End':
      return last;
    case 'n':
      return go(nearest(times, now) ?? last);
    default:
      return undefined;
  }
}

/** As the mouse would: tooltips, other panels and pinning follow the same way. */
function point(u: uPlot, left: number, type: 'mousemove' | 'click'): void {
  if (left < 0) return;
  const box = u.over.getBoundingClientRect();
  const at = { clientX: box.left + left, clientY: box.top + lineHeight(u, left), bubbles: true };
  u.over.dispatchEvent(new MouseEvent('mousemove', at));
  if (type === 'click') u.over.dispatchEvent(new MouseEvent('click', at));
}

/** Where the first line lies at this place, so that it is the one pointed at. */
function lineHeight(u: uPlot, left: number): number {
  const index = u.posToIdx(left);
  for (const column of u.data.slice(1)) {
    const value = column[index];
    if (typeof value === 'number') return Math.min(u.over.clientHeight, Math.max(0, u.valToPos(value, 'y')));
  }
  return u.over.clientHeight / 2;
}
