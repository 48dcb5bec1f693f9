// What all query types draw on, with its memories: built once, so that two panels on one series share what was read.
import { type Answers, answers } from './answers/index.ts';
import { type AskFutures, futures } from './futures/index.ts';
import type { QueryDeps } from './query-type.ts';
import { type Histories, histories } from './series/index.ts';
import { type Watches, watches } from './watches/index.ts';

export interface QuerySources {
  readonly histories: Histories;
  readonly answers: Answers;
  readonly futures: AskFutures;
  readonly watches: Watches;
}

export function querySources(deps: QueryDeps): QuerySources {
  const bytes = deps.config.grpc.cache_mb * 1024 ** 2;
  const points = histories(deps.store, bytes / 4);
  return {
    histories: points,
    answers: answers(deps, points, bytes / 4),
    futures: futures(deps, bytes / 16),
    watches: watches(deps, points),
  };
}
