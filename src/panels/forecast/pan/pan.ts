// Drags the time axis. While it is held, the picture is moved as a picture and only the axis is drawn: nothing is asked, no
// scene is built, and a hundred series follow the hand as lightly as one.
import type { UPlotConfigBuilder } from '@grafana/ui';
import type uPlot from 'uplot';
import { type Lifted, lift } from './lift.ts';

/** How far the picture is drawn along, epoch ms to add to its times; 0: where its data put it. */
export interface Panned {
  shift: number;
}

type Times = () => readonly [from: number, to: number];

/** CSS pixels; less is a click. */
const LEAST = 5;

/** @param width of the plot, CSS pixels @returns ms by which the shown times move when the hand has gone that far */
export const shiftedBy = (pixels: number, [from, to]: readonly [number, number], width: number): number =>
  width > 0 ? (-pixels * (to - from)) / width : 0;

/**
 * @param panned is kept up to date, for the scale to read
 * @param time the times that the picture shows unmoved
 * @param onPan told how far, when the axis is let go
 */
export function addPan(config: UPlotConfigBuilder, panned: Panned, time: Times, onPan: (shift: number) => void): void {
  let held: Lifted | undefined;
  let letGo = () => {};
  const grab = (u: uPlot, event: MouseEvent) => {
    if (event.button !== 0) return;
    event.preventDefault();
    letGo();
    held = lift(u);
    const start = panned.shift;
    const move = (pixels: number) => {
      panned.shift = start + shiftedBy(pixels, time(), u.over.clientWidth);
      held?.moveTo(pixels);
      show(u, panned, time());
    };
    letGo = follow(event.clientX, move, pixels => {
      held?.drop();
      held = undefined;
      if (Math.abs(pixels) < LEAST) panned.shift = start;
      show(u, panned, time());
      if (Math.abs(pixels) >= LEAST) onPan(panned.shift);
    });
  };
  config.addHook('ready', u => {
    const axis = u.root.querySelector<HTMLElement>('.u-axis');
    if (!axis) return;
    axis.style.cursor = 'grab';
    axis.style.pointerEvents = 'auto';
    axis.addEventListener('mousedown', event => grab(u, event));
  });
  config.addHook('draw', () => held?.wipe());
  config.addHook('destroy', () => letGo());
}

const show = (u: uPlot, { shift }: Panned, [from, to]: readonly [number, number]) =>
  u.setScale('x', { min: from + shift, max: to + shift });

/** Tells how far the mouse is from where it began, until its button is let go. @returns stops telling */
function follow(startX: number, move: (pixels: number) => void, end: (pixels: number) => void): () => void {
  const listening = new AbortController();
  const { signal } = listening;
  document.addEventListener('mousemove', event => move(event.clientX - startX), { signal });
  const up = (event: MouseEvent) => {
    listening.abort();
    end(event.clientX - startX);
  };
  document.addEventListener('mouseup', up, { signal });
  return () => listening.abort();
}
