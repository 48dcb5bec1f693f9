// Panning for a chart: what is held while the hand holds it, and let go when new data come.
import type { UPlotConfigBuilder } from '@grafana/ui';
import { useMemo, useRef } from 'react';
import type { Scene } from '../chart/scene.ts';
import { addPan, type Panned } from './pan.ts';

/** Of this scene: the next one is where it belongs. */
export function usePanned(scene: Scene): Panned {
  const panned = useRef<Panned>({ shift: 0 });
  const of = useRef(scene);
  if (of.current !== scene) {
    of.current = scene;
    panned.current.shift = 0;
  }
  return panned.current;
}

/** @param live the newest scene @param onPan told how far, epoch ms, when the axis is let go */
export function usePan(
  config: UPlotConfigBuilder,
  panned: Panned,
  live: { readonly current: { readonly scene: Scene } },
  onPan: (shift: number) => void,
): void {
  const tell = useRef(onPan);
  tell.current = onPan;
  useMemo(
    () =>
      addPan(
        config,
        panned,
        () => live.current.scene.time,
        shift => tell.current(shift),
      ),
    [config, panned, live],
  );
}
