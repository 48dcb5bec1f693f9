// Where the editor stands, for fields deep within it: what Grafana gave it, and saving without asking.
import { createContext, useContext } from 'react';
import type { ForesightQuery } from '../../query/index.ts';
import type { EditorProps } from '../editor-props.ts';

export interface Place extends Pick<EditorProps, 'app' | 'datasource' | 'range' | 'onRunQuery'> {
  /** Saves, and asks nothing: the editor of another data source says itself when to ask. */
  readonly save: (members: Partial<ForesightQuery>) => void;
}

const Context = createContext<Place | undefined>(undefined);
export const EditorPlace = Context.Provider;

/** @throws {Error} outside of an editor */
export function usePlace(): Place {
  const place = useContext(Context);
  if (!place) throw new Error('a field stands outside of an editor');
  return place;
}
