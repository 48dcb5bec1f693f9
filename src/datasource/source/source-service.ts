// Which data sources can be asked, and how they are found.
import type { DataSourceInstanceSettings } from '@grafana/data';
import type { DataSourceSrv } from '@grafana/runtime';
import { DATASOURCE_ID } from '../settings.ts';

export type SourceService = Pick<DataSourceSrv, 'get'>;

/** Those that have no data of their own, and ours, which would ask itself. */
const NOT_ASKED: readonly string[] = [DATASOURCE_ID, '__expr__', 'mixed', 'dashboard', 'grafana', 'datasource'];

export const canBeSource = ({ type, meta }: DataSourceInstanceSettings): boolean =>
  !NOT_ASKED.includes(type) && !NOT_ASKED.includes(meta.id) && meta.mixed !== true && meta.builtIn !== true;
