// The query of another data source, run by the service itself: rules and public dashboards have no browser that could.
export { askSource } from './ask-source.ts';
export { checkAccess } from './check-access.ts';
export { type GrafanaAccess, grafanaAccess } from './grafana-access.ts';
