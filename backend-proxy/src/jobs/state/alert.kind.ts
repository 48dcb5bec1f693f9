// Alert presets: ready rules with their blanks filled in. Grafana's file of rules is made of them.
import { type AlertPresetBody, alertProblem, ForesightError } from '@foresight/contracts';
import { listAlertPresets, putAlertPreset, removeAlertPreset } from '../../store/index.ts';
import type { StateContext, StateKind } from './state-kind.ts';

const put = (context: StateContext, item: AlertPresetBody) => putAlertPreset(context.trx, context, item);

export const alertKind: StateKind<AlertPresetBody> = {
  list: 'alerts',
  noun: 'alert',
  nameOf: ({ slug }) => slug,
  read: ({ trx, workspaceId }) => listAlertPresets(trx, workspaceId),
  complete: async (_context, item) => {
    const problem = alertProblem(item.rule);
    if (problem) throw new ForesightError('bad_request', `rule: ${problem}`);
    return { ...item, for: item.for ?? '5m', severity: item.severity ?? 'warning' };
  },
  create: put,
  change: put,
  remove: ({ trx, workspaceId }, slug) => removeAlertPreset(trx, workspaceId, slug),
  note: () => "write Grafana's file of rules again: foresight alert-rules",
};
