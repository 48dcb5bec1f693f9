// What the person at the screen may do in Grafana.
import { config, hasPermission } from '@grafana/runtime';
import { mayCreateRules } from '../shared/alerts/index.ts';

export interface Rights {
  /** Add data sources, and change them. */
  readonly configure: boolean;
  readonly explore: boolean;
  /** Create alert rules. */
  readonly alert: boolean;
}

/** By permissions where Grafana tells them, by role where it does not. */
export function rights(): Rights {
  const role: string = config.bootData.user.orgRole;
  return {
    configure: role === 'Admin' || hasPermission('datasources:create'),
    explore: role === 'Admin' || role === 'Editor' || hasPermission('datasources:explore'),
    alert: mayCreateRules(),
  };
}
