// Frames to bytes. Bytes of frames that name themselves are kept, and long lists let others have their turn.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { BytesCache } from '../cache.ts';
import { encodeArrow } from './encode-arrow.ts';
import type { FrameSpec } from './frame-spec.ts';

export interface FrameEncoder {
  /** @throws the signal's reason when nobody waits any more */
  encode(frames: readonly FrameSpec[], refId: string, signal: AbortSignal): Promise<Uint8Array[]>;
}

/** Longer than this at a stretch, and other calls would feel it. */
const TURN_MS = 10;

/** @param limit bytes that may be kept */
export function frameEncoder(limit: number): FrameEncoder {
  const kept = new BytesCache<Uint8Array>(limit);
  const bytesOf = (frame: FrameSpec, refId: string): Uint8Array => {
    if (frame.key === undefined) return encodeArrow(frame, refId);
    const key = `${refId}\n${frame.key}`;
    const found = kept.get(key);
    if (found) return found;
    const bytes = encodeArrow(frame, refId);
    kept.set(key, bytes, bytes.byteLength + 2 * key.length);
    return bytes;
  };
  return {
    encode: async (frames, refId, signal) => {
      const out: Uint8Array[] = [];
      let turn = performance.now();
      for (const frame of frames) {
        out.push(bytesOf(frame, refId));
        if (performance.now() - turn < TURN_MS) continue;
        await nextTurn();
        signal.throwIfAborted();
        turn = performance.now();
      }
      return out;
    },
  };
}
