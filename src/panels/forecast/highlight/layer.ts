// A second canvas over that of the plot. Pointing at a series repaints this one alone: hundreds of lines stay untouched.
import type { UPlotConfigBuilder } from '@grafana/ui';
import type uPlot from 'uplot';
import { type Frame, frameOf } from '../chart/paint/index.ts';

export interface Highlight {
  /** Paints anew what is chosen now. */
  repaint(): void;
}

/** @param paint is given an empty layer with the measures of the plot */
export function addHighlight(config: UPlotConfigBuilder, paint: (frame: Frame, u: uPlot) => void): Highlight {
  let repaint = () => {};
  config.addHook('init', u => {
    const layer = document.createElement('canvas');
    const ctx = layer.getContext('2d');
    if (!ctx) return;
    layer.style.cssText = 'position:absolute;inset:0;width:100%;height:100%;pointer-events:none';
    u.ctx.canvas.after(layer);
    repaint = () => {
      const { width, height } = u.ctx.canvas;
      // Giving it a size empties it, too.
      if (layer.width !== width || layer.height !== height) Object.assign(layer, { width, height });
      else ctx.clearRect(0, 0, width, height);
      paint({ ...frameOf(u), ctx }, u);
    };
  });
  config.addHook('draw', () => repaint());
  return { repaint: () => repaint() };
}
