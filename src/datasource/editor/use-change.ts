// Saves a change and asks the query anew, once. Grafana's combobox may tell of one choice several times before the page
// has taken it up; each telling would be a query of its own.
import { useRef } from 'react';
import { changed, type ForesightQuery } from '../query/index.ts';
import type { EditorProps } from './editor-props.ts';

/**
 * @param query the saved one, brought up to date
 * @param saved as Grafana gave it: another object once a change was taken up
 */
export function useChange(query: ForesightQuery, saved: ForesightQuery, { onChange, onRunQuery }: Callbacks) {
  const told = useRef<{ readonly to: ForesightQuery; readonly text: string }>();
  /** Saves another query instead. */
  const replace = (next: ForesightQuery): void => {
    const text = JSON.stringify(next);
    if (told.current?.to === saved && told.current.text === text) return;
    told.current = { to: saved, text };
    onChange(next);
    onRunQuery();
  };
  return { change: (members: Partial<ForesightQuery>) => replace(changed(query, members)), replace };
}

type Callbacks = Pick<EditorProps, 'onChange' | 'onRunQuery'>;
