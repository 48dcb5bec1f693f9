// The first line of a tooltip: when, and how far from now.
import type { FrameStep } from '@foresight/contracts';
import { type Formats, stepMs } from '../../../shared/format/index.ts';

const DAY = 86_400_000;

/** "8 Dec, 14:00 · 17 days ahead". @param at @param now epoch ms */
export function headline(at: number, now: number, step: FrameStep | undefined, formats: Formats): string {
  const withTime = step ? stepMs(step) < DAY : at % DAY !== 0;
  const away = Math.abs(at - now);
  return `${formats.date(at, withTime)} · ${formats.span(away)} ${at > now ? 'ahead' : 'ago'}`;
}
