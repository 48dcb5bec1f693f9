// A text that becomes a value when it is left: typing asks nothing, and what is wrong is said and not saved. A variable
// stays the text it is.
import { useState } from 'react';
import { mayHoldVariable, numberToCome } from '../query/index.ts';
import type { Typed } from '../settings.ts';

/**
 * @param saved the text of the value as it is saved
 * @param read what the text means
 * @param save is called with a new value only; undefined: the text was taken away
 */
export function useTyped(saved: string, read: (text: string) => Typed, save: (value: number | undefined) => void) {
  const [draft, setDraft] = useState<{ readonly text: string; readonly of: string }>();
  // A value that changed elsewhere wins over what was typed before.
  const text = draft?.of === saved ? draft.text : saved;
  const { value, wrong } = mayHoldVariable(text) ? { value: numberToCome(text) } : read(text);
  return {
    text,
    wrong,
    typed: (next: string) => setDraft({ text: next, of: saved }),
    commit: () => {
      if (wrong !== undefined || text === saved) return;
      save(value);
    },
  };
}
