// Setters that the libraries do not export, but that a running Grafana calls. The build knows where they are.
declare module 'grafana-internals/plugin-page' {
  export function setPluginPage(component: import('@grafana/runtime').PluginPageType): void;
}
