// The plot lifted off its axes as one picture that can be moved.
import type uPlot from 'uplot';

export interface Lifted {
  /** CSS pixels from where it was. */
  moveTo(pixels: number): void;
  /** Empties the plot below it, which was just drawn anew. */
  wipe(): void;
  /** Puts the lines back; the plot is still to be drawn. */
  drop(): void;
}

export function lift(u: uPlot): Lifted {
  const { left, top, width, height } = u.bbox;
  const box = document.createElement('div');
  box.style.cssText = 'position:absolute;inset:0;overflow:hidden;pointer-events:none';
  const picture = document.createElement('canvas');
  Object.assign(picture, { width, height });
  picture.style.cssText = 'width:100%;height:100%;will-change:transform';
  const ctx = picture.getContext('2d');
  // The plot, and what lies over it.
  for (const layer of u.root.querySelectorAll('canvas')) ctx?.drawImage(layer, -left, -top);
  box.append(picture);
  u.over.append(box);
  const shown = u.series.map(({ show }) => show ?? true);
  for (const one of u.series) one.show = false;
  return {
    moveTo: pixels => {
      picture.style.transform = `translateX(${pixels}px)`;
    },
    wipe: () => {
      for (const layer of u.root.querySelectorAll<HTMLCanvasElement>(':scope .u-wrap > canvas')) {
        layer.getContext('2d')?.clearRect(left, top, width, height);
      }
    },
    drop: () => {
      box.remove();
      for (const [i, one] of u.series.entries()) one.show = shown[i] ?? true;
    },
  };
}
