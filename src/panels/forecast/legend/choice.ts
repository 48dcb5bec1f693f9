// Which series is pointed at, and which were pinned: shared by chart, legend and table.
import { useCallback, useState } from 'react';

export interface Choice {
  readonly focused: string | null;
  readonly pinned: ReadonlySet<string>;
  readonly onFocus: (key: string | null) => void;
  /** Pins, or lets go. */
  readonly onPin: (key: string) => void;
}

export function useChoice(): Choice {
  const [focused, onFocus] = useState<string | null>(null);
  const [pinned, setPinned] = useState<ReadonlySet<string>>(new Set());
  const onPin = useCallback((key: string) => {
    setPinned(before => {
      const after = new Set(before);
      if (!after.delete(key)) after.add(key);
      return after;
    });
  }, []);
  return { focused, pinned, onFocus, onPin };
}
