// Whether the holidays and events of the workspaces exist: the schema of the configuration knows their form only.
import { type FitOptionsBlock, ForesightError } from '@foresight/contracts';
import { checkedFitOptions } from '../features/forecast/index.ts';
import type { ConfigCheck } from '../platform/config/index.ts';

export const workspaceCalendars: ConfigCheck = ({ workspaces }) =>
  workspaces.flatMap(({ time_zone, holidays, events }, i) => [
    ...(holidays ?? []).flatMap((code, k) => problemsOf(['workspaces', i, 'holidays', k], { holidays: [code] })),
    ...(events ?? []).flatMap((event, k) => problemsOf(['workspaces', i, 'events', k], { time_zone, events: [event] })),
  ]);

function problemsOf(path: (string | number)[], options: FitOptionsBlock) {
  try {
    checkedFitOptions(options);
    return [];
  } catch (error) {
    if (!(error instanceof ForesightError)) throw error;
    return [{ path, text: error.message }];
  }
}
