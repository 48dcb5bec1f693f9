// The health of a data source in a line, above its checks.
import type { Health } from '../../shared/service/index.ts';

/** "Workspace Shop · 46 metrics · right write · Foresight 0.1.0", or how many checks failed. */
export function healthLine({ state, seen, message, checks }: Health): string {
  if (state === 'error') {
    const failed = checks.filter(({ ok }) => !ok).length;
    const said = checks.length > 1 ? `${failed} of ${checks.length} checks failed` : 'Not reached';
    return `${said} · asked again every 10 s`;
  }
  if (!seen) return message;
  const { workspace, metrics, right, version } = seen;
  const facts = [`${metrics} ${metrics === 1 ? 'metric' : 'metrics'}`, `right ${right}`, `Foresight ${version}`];
  return [`Workspace ${workspace}`, ...facts].join(' · ');
}
