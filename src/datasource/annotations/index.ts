// Annotation queries of dashboards.
export { ANNOTATIONS } from './annotation-support.ts';
