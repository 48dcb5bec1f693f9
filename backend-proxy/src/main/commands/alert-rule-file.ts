// Alert presets in the form of Grafana's provisioning files (apiVersion 1, groups of rules).
import { createHash } from 'node:crypto';
import { type AlertPresetBody, ForesightError, type GrafanaRule, grafanaRule } from '@foresight/contracts';

export interface AlertRulePlace {
  readonly workspace: string;
  readonly datasourceUid: string;
  /** Title of the folder; Grafana makes it where it is missing. */
  readonly folder: string;
  /** By metric, in ms. */
  readonly stepMs: ReadonlyMap<string, number>;
}

type FileRule = Omit<GrafanaRule, 'folderUID' | 'ruleGroup' | 'isPaused'> & { readonly uid: string };

/** @throws {ForesightError} conflict for two rules of one title, which Grafana would refuse at its start */
export function alertRuleFile(presets: readonly AlertPresetBody[], place: AlertRulePlace): object {
  const rules = presets.map(preset => fileRule(preset, place));
  refuseTwins(presets, rules);
  const { workspace, folder } = place;
  const group = { orgId: 1, name: `Foresight: ${workspace}`, folder, interval: '1m', rules };
  return { apiVersion: 1, groups: rules.length > 0 ? [group] : [] };
}

function fileRule(preset: AlertPresetBody, { workspace, datasourceUid, folder, stepMs }: AlertRulePlace): FileRule {
  const { slug, rule, title, severity = 'warning' } = preset;
  const step = stepMs.get(rule.metric);
  const { folderUID, ruleGroup, isPaused, labels, ...own } = grafanaRule(rule, {
    datasourceUid,
    folderUid: folder,
    group: '',
    for: preset.for ?? '5m',
    ...(title === undefined ? {} : { title }),
    ...(step === undefined ? {} : { stepMs: step }),
  });
  return { uid: uidOf(workspace, slug), ...own, labels: { ...labels, severity } };
}

const LONGEST_UID = 40;

/** The same in every file, so that Grafana changes its rule and makes no second one. */
function uidOf(workspace: string, slug: string): string {
  const uid = `foresight-${workspace}-${slug}`;
  if (uid.length <= LONGEST_UID) return uid;
  return `foresight-${createHash('sha256')
    .update(uid)
    .digest('hex')
    .slice(0, LONGEST_UID - 'foresight-'.length)}`;
}

function refuseTwins(presets: readonly AlertPresetBody[], rules: readonly FileRule[]): void {
  const seen = new Map<string, string>();
  for (const [i, { title }] of rules.entries()) {
    const { slug } = presets[i]!;
    const before = seen.get(title);
    if (before !== undefined) {
      throw new ForesightError('conflict', `alerts '${before}' and '${slug}' have one title: '${title}'`, {
        fix: 'give one of them a title of its own in foresight.yaml, and apply it',
      });
    }
    seen.set(title, slug);
  }
}
