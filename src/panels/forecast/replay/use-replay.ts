// Asks the data sources of a panel again, for what was said at a past moment. The picture before it stays until the new
// one is whole.
import type { DataFrame, DataQueryError, DataQueryRequest, DataQueryResponse, PanelData } from '@grafana/data';
import { LoadingState } from '@grafana/data';
import { getDataSourceSrv, toDataQueryError } from '@grafana/runtime';
import { useEffect, useState } from 'react';
import { filter, firstValueFrom, from } from 'rxjs';
import { type ReplayRequest, replayRequests } from './replay-targets.ts';

export interface Replay {
  /** undefined: not yet, or not asked for. */
  readonly frames?: readonly DataFrame[];
  readonly errors: readonly DataQueryError[];
  /** An answer is on its way. */
  readonly loading: boolean;
}

const NOTHING: Replay = { errors: [], loading: false };

interface Answered {
  readonly of: string;
  readonly frames: readonly DataFrame[];
  readonly errors: readonly DataQueryError[];
}

/** @param asOf ISO time; null: now, nothing is asked */
export function useReplay({ request, series }: PanelData, asOf: string | null): Replay {
  const [answered, setAnswered] = useState<Answered | null>(null);
  // New frames, new question: the history of the replay moves on with the dashboard.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `request` is the one that `series` answer
  useEffect(() => {
    if (asOf === null || !request) {
      setAnswered(null);
      return;
    }
    let left = false;
    askAll(request, asOf).then(answer => {
      if (!left) setAnswered({ of: asOf, ...answer });
    });
    return () => {
      left = true;
    };
  }, [series, asOf]);

  if (asOf === null || !request) return NOTHING;
  const loading = answered?.of !== asOf;
  if (!answered) return { errors: [], loading };
  const { frames, errors } = answered;
  return { errors: loading ? [] : errors, loading, ...(frames.length > 0 ? { frames } : {}) };
}

async function askAll(request: DataQueryRequest, asOf: string): Promise<Omit<Answered, 'of'>> {
  const answers = await Promise.all(replayRequests(request, asOf).map(ask));
  return {
    frames: answers.flatMap(({ data }) => data as DataFrame[]),
    errors: answers.flatMap(({ errors, error }) => errors ?? (error ? [error] : [])),
  };
}

/** Never rejects: what went wrong is part of the answer. */
async function ask({ source, request }: ReplayRequest): Promise<DataQueryResponse> {
  try {
    const dataSource = await getDataSourceSrv().get(source, request.scopedVars);
    const packets = from(dataSource.query(request));
    return await firstValueFrom(packets.pipe(filter(({ state }) => state !== LoadingState.Loading)));
  } catch (error) {
    return { data: [], errors: [toDataQueryError(error)] };
  }
}
