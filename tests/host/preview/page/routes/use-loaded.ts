// A value that comes later: what a page shows depends on whether it has come.
import { useEffect, useState } from 'react';

export type Loaded<T> = { readonly value: T } | { readonly error: Error } | undefined;

/** undefined while it is under way. @param key loads anew when it changes */
export function useLoaded<T>(load: () => Promise<T>, key: string): Loaded<T> {
  const [state, setState] = useState<{ readonly key: string; readonly loaded: Loaded<T> }>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for what the function reads
  useEffect(() => {
    let wanted = true;
    const keep = (loaded: Loaded<T>) => wanted && setState({ key, loaded });
    load().then(
      value => keep({ value }),
      (error: unknown) => keep({ error: toError(error) }),
    );
    return () => {
      wanted = false;
    };
  }, [key]);
  return state?.key === key ? state.loaded : undefined;
}

function toError(thrown: unknown): Error {
  if (thrown instanceof Error) return thrown;
  const { data, message } = thrown as { data?: { message?: string }; message?: string };
  return new Error(data?.message ?? message ?? String(thrown));
}
