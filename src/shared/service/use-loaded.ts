// Something that is loaded for a component: the value, what went wrong, and another try.
import { useCallback, useEffect, useState } from 'react';
import { readProblem, type ServiceProblem } from './problem.ts';

export interface Loaded<T> {
  /** The newest whole answer; it stays while the next one is on its way. */
  readonly value?: T;
  readonly problem?: ServiceProblem;
  readonly loading: boolean;
  /** Asks again. */
  readonly retry: () => void;
}

/** How soon a failure is tried again, in milliseconds. */
const AGAIN_MS = 10_000;

/**
 * Loads when `load` changes, and every ten seconds for as long as it fails.
 * @param load must be stable (useCallback); undefined: there is nothing to load
 * @param failed tells of an answer that it is none to rest on. Must be stable
 */
export function useLoaded<T>(load: (() => Promise<T>) | undefined, failed: (value: T) => boolean = never): Loaded<T> {
  const [state, setState] = useState<{ value?: T; problem?: ServiceProblem; of?: unknown }>({});
  const [round, setRound] = useState(0);
  const [loading, setLoading] = useState(load !== undefined);
  const retry = useCallback(() => setRound(count => count + 1), []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round asks again
  useEffect(() => {
    if (!load) return;
    let left = false;
    let again: ReturnType<typeof setTimeout> | undefined;
    const end = (next: { value?: T; problem?: ServiceProblem }, bad: boolean) => {
      if (left) return;
      setState({ ...next, of: load });
      setLoading(false);
      if (bad) again = setTimeout(retry, AGAIN_MS);
    };
    setLoading(true);
    load().then(
      value => end({ value }, failed(value)),
      error => end({ problem: readProblem(error) }, true),
    );
    return () => {
      left = true;
      clearTimeout(again);
    };
  }, [load, failed, round, retry]);

  // What was loaded for another question is no answer to this one.
  const current = load !== undefined && state.of === load ? state : {};
  return { value: current.value, problem: current.problem, loading, retry };
}

const never = () => false;
