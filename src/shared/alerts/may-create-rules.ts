// Who is offered an alert rule: by permission where Grafana tells it, by role where it does not.
import { config, hasPermission } from '@grafana/runtime';

export function mayCreateRules(): boolean {
  const { orgRole, isGrafanaAdmin } = config.bootData.user;
  return isGrafanaAdmin || orgRole === 'Editor' || orgRole === 'Admin' || hasPermission('alert.rules:create');
}
