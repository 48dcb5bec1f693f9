// Asks a Foresight data source to forecast the frames of a panel. The picture before stays until the new one is whole,
// and while frames come fast only the last ones are asked.
import { type DataFrame, type DataQueryError, LoadingState, type PanelData } from '@grafana/data';
import { getDataSourceSrv, toDataQueryError } from '@grafana/runtime';
import { useEffect, useMemo, useState } from 'react';
import { filter, firstValueFrom, from } from 'rxjs';
import type { HereOptions } from './here-options.ts';
import { hereQuery, isForeign } from './here-query.ts';

const SOURCE_TYPE = 'foresight-analytics-datasource';
const QUIET_MS = 250;

export interface Here {
  /** The frames could be forecast. */
  readonly possible: boolean;
  /** History and forecast; undefined: not yet, or not asked for. */
  readonly frames?: readonly DataFrame[];
  readonly errors: readonly DataQueryError[];
  readonly loading: boolean;
}

interface Answered {
  readonly of: string;
  readonly frames?: readonly DataFrame[];
  readonly errors: readonly DataQueryError[];
}

/** @param frames what is shown now, without a forecast */
export function useForecastHere(data: PanelData, frames: readonly DataFrame[], options: HereOptions): Here {
  const possible = useMemo(() => isForeign(frames), [frames]);
  const [answered, setAnswered] = useState<Answered | null>(null);
  const asking = possible && options.on;
  const question = JSON.stringify(options);
  // The options count by what they say.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `question` is `options`
  useEffect(() => {
    if (!asking) {
      setAnswered(null);
      return;
    }
    let left = false;
    const timer = setTimeout(async () => {
      const answer = await ask(data, frames, options);
      // A failure keeps the picture; other options make it another one.
      if (!left) setAnswered(before => ({ ...(before?.of === question ? before : {}), of: question, ...answer }));
    }, QUIET_MS);
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [frames, asking, question]);

  if (!asking) return { possible, errors: [], loading: false };
  if (!answered) return { possible, errors: [], loading: true };
  const { frames: made, errors } = answered;
  return { possible, errors, loading: answered.of !== question, ...(made ? { frames: made } : {}) };
}

/** Never rejects: what went wrong is part of the answer. */
async function ask(data: PanelData, frames: readonly DataFrame[], options: HereOptions): Promise<Omit<Answered, 'of'>> {
  try {
    const { request, timeRange } = data;
    if (!request) return { errors: [] };
    const uid = options.uid || firstSource();
    if (!uid) throw new Error(NO_SOURCE);
    const source = await getDataSourceSrv().get(uid, request.scopedVars);
    const target = { ...hereQuery(frames, timeRange, Date.now(), options), datasource: source.getRef() };
    const again = { ...request, requestId: `${request.requestId}-here`, range: timeRange, targets: [target] };
    const answer = await firstValueFrom(
      from(source.query(again)).pipe(filter(({ state }) => state !== LoadingState.Loading)),
    );
    const made = answer.data as DataFrame[];
    const errors = answer.errors ?? (answer.error ? [answer.error] : []);
    return { errors, ...(made.length > 0 ? { frames: made } : {}) };
  } catch (error) {
    return { errors: [toDataQueryError(error)] };
  }
}

const NO_SOURCE =
  'There is no Foresight data source that could forecast these numbers. Fix: ask an admin of this Grafana to add one';

function firstSource(): string | undefined {
  const known = getDataSourceSrv().getList({ type: SOURCE_TYPE });
  return (known.find(({ isDefault }) => isDefault) ?? known[0])?.uid;
}
