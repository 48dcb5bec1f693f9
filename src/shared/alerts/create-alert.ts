// From a filled sentence to a rule in Grafana: rule, then interval; and what went wrong, in words.
import { type AlertRule, grafanaRule } from '@foresight/contracts';
import { readProblem, type ServiceProblem } from '../service/index.ts';
import type { AlertSubject } from './alert-subject.ts';
import { createRule, setInterval } from './alerts-api.ts';

/** The folder that is made where none is chosen. */
export const OWN_FOLDER = 'Foresight';

export interface Wish {
  readonly subject: AlertSubject;
  readonly rule: AlertRule;
  readonly folderUid: string;
  /** Minutes between two checks. */
  readonly minutes: number;
}

/** A group is checked at one interval: those of another have a group of their own. */
export const groupOf = (minutes: number): string => `Foresight, every ${minutes}m`;

/** A value that has come is a fact; what a forecast says must hold for two checks. */
const holdOf = ({ kind }: AlertRule, minutes: number): string => (kind === 'outside' ? '0s' : `${2 * minutes}m`);

export interface CreatedAlert {
  /** Where the rule is shown. */
  readonly link: string;
  /** The rule is there, but is checked at Grafana's own interval. */
  readonly interval?: ServiceProblem;
}

/** @throws what Grafana's client rejects with, when there is no rule */
export async function createAlert({ subject, rule, folderUid, minutes }: Wish): Promise<CreatedAlert> {
  const { datasourceUid, stepMs, dashboardUid, panelId } = subject;
  const group = groupOf(minutes);
  const made = grafanaRule(rule, {
    ...{ datasourceUid, folderUid, group, for: holdOf(rule, minutes) },
    ...(stepMs === undefined ? {} : { stepMs }),
    ...(dashboardUid === undefined || panelId === undefined ? {} : { dashboardUid, panelId }),
  });
  const uid = await createRule(made);
  const link = `/alerting/grafana/${encodeURIComponent(uid)}/view`;
  try {
    await setInterval(folderUid, group, 60 * minutes);
    return { link };
  } catch (error) {
    return { link, interval: ruleProblem(error) };
  }
}

const BY_STATUS: Readonly<Record<number, ServiceProblem>> = {
  403: {
    text: 'Grafana does not let you create alert rules in this folder',
    fix: 'ask an admin for the right to create rules there (alert.rules:create), or choose another folder',
  },
  404: {
    text: "Grafana's API for alert rules is off",
    fix: 'switch on unified alerting in Grafana, or copy the rule of provisioning/alerting/foresight.yaml',
  },
};

export function ruleProblem(error: unknown): ServiceProblem {
  const status = typeof error === 'object' && error !== null ? (error as { status?: unknown }).status : undefined;
  return BY_STATUS[Number(status)] ?? readProblem(error);
}
