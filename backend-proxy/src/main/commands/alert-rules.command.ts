// foresight alert-rules: the alert presets of a workspace as a file that Grafana provisions.
import { stringify } from 'yaml';
import { findSeries, listAlertPresets, type StoreTrx } from '../../store/index.ts';
import type { Output } from '../terminal/index.ts';
import { alertRuleFile } from './alert-rule-file.ts';
import { withApp, workspaceOf } from './session.ts';
import { writeWhole } from './write-whole.ts';

export interface AlertRulesOptions {
  readonly workspace?: string;
  readonly dataSource: string;
  readonly folder: string;
  readonly out?: string;
}

export function alertRulesCommand(options: AlertRulesOptions, out: Output): Promise<void> {
  return withApp({ work: false }, async app => {
    const { id, slug } = await workspaceOf(app, options.workspace);
    const { presets, stepMs } = await app.store.inWorkspace(id, async trx => {
      const all = await listAlertPresets(trx, id);
      return { presets: all, stepMs: await stepsOf(trx, id, new Set(all.map(({ rule }) => rule.metric))) };
    });
    const { dataSource: datasourceUid, folder } = options;
    const file = alertRuleFile(presets, { workspace: slug, datasourceUid, folder, stepMs });
    const text = `${HEAD}${stringify(file, { lineWidth: 0 })}`;
    if (presets.length === 0) out.note(`workspace ${slug} has no alert presets; add them under alerts: and apply`);
    if (options.out === undefined) return out.print(text.trimEnd());
    await writeWhole(options.out, [text]);
    out.note(`wrote ${options.out}: ${presets.length} rules`);
  });
}

const HEAD = '# Written by `foresight alert-rules`: change the presets in foresight.yaml, apply, and write it again.\n';

/** How far apart the values of each metric lie, in ms; of the widest series, gaps included. */
async function stepsOf(trx: StoreTrx, workspaceId: string, metrics: Set<string>): Promise<Map<string, number>> {
  const steps = new Map<string, number>();
  for (const metric of metrics) {
    for (const { first_ts, last_ts, points } of await findSeries(trx, workspaceId, { metric })) {
      if (!first_ts || !last_ts || points < 2) continue;
      const step = (last_ts.getTime() - first_ts.getTime()) / (points - 1);
      steps.set(metric, Math.max(step, steps.get(metric) ?? 0));
    }
  }
  return steps;
}
