// The service behind a data source as editors and pages see it: its health, its answers, and what went wrong, in words.
export { askHealth, askPoints, askResources, askSeries, type FoundDashboard, findDashboards } from './ask.ts';
export { type Health, type HealthCheck, readHealth, type Span } from './health.ts';
export { metricText, searchMetrics } from './metric-search.ts';
export { readProblem, type ServiceProblem, UNREACHABLE } from './problem.ts';
export { type Resources, resources } from './resources.ts';
export { type Loaded, useLoaded } from './use-loaded.ts';
