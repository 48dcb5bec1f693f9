// Grafana's door: the plugin protocol over gRPC, spoken by the service itself. No process of ours runs inside Grafana.

export { askAlertPreview, askAnomalies, type QuerySources, querySources } from './queries/index.ts';
export { createGrafanaServer, type GrafanaDeps, type GrafanaServer } from './server.ts';
