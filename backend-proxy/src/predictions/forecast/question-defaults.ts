// What holds where a question leaves something open: settings of the service, and of the workspace that is asked.
import { type FitOptionsBlock, fitOptionsIn } from '@foresight/contracts';
import { checkedFitOptions } from '../../features/forecast/index.ts';
import type { Config } from '../../platform/config/index.ts';
import type { Workspace } from '../../store/index.ts';

export interface QuestionDefaults {
  readonly horizon: number;
  readonly levels: readonly number[];
  readonly options: FitOptionsBlock;
}

/** @param workspace as it is stored; a workspace that the configuration does not name has its time zone only */
export function questionDefaults(
  { forecast, workspaces }: Pick<Config, 'forecast' | 'workspaces'>,
  { slug, time_zone }: Pick<Workspace, 'slug' | 'time_zone'>,
): QuestionDefaults {
  const { holidays, events } = workspaces.find(own => own.slug === slug) ?? {};
  return {
    ...forecast,
    options: fitOptionsIn({
      ...(time_zone === 'UTC' ? {} : { time_zone }),
      ...(holidays ? { holidays } : {}),
      ...(events ? { events } : {}),
    }),
  };
}

/** The options with the defaults in their gaps. @throws {ForesightError} bad_request that says what is wrong with them */
export const fullOptions = (given: FitOptionsBlock, { options }: QuestionDefaults): FitOptionsBlock =>
  checkedFitOptions({ ...options, ...fitOptionsIn(given) });
