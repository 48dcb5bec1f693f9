// The dashboards that the page shows: objects, or the JSON files of a folder, read anew for each request.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { notFound } from './http-error.ts';

/** Dashboard JSON of Grafana's classic schema (v1). */
export interface DashboardJson {
  readonly uid: string;
  readonly title: string;
  readonly description?: string;
  readonly tags?: readonly string[];
  readonly [key: string]: unknown;
}

export type Dashboards = readonly DashboardJson[] | string;

/** Sorted by title. @throws {Error} that names the file which is no dashboard */
export function readDashboards(from: Dashboards): readonly DashboardJson[] {
  const all = typeof from === 'string' ? readFolder(from) : [...from];
  return all.sort((a, b) => a.title.localeCompare(b.title));
}

/** @throws {HttpError} 404 */
export function dashboardOf(from: Dashboards, uid: string): DashboardJson {
  const found = readDashboards(from).find(dashboard => dashboard.uid === uid);
  if (!found) throw notFound('Dashboard not found');
  return found;
}

function readFolder(folder: string): DashboardJson[] {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.json'));
  return files.map(name => {
    const json = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Partial<DashboardJson>;
    if (!json.uid || !json.title) throw new Error(`${name} has no uid or no title: not a dashboard`);
    return json as DashboardJson;
  });
}
