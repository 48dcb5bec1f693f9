// A query as YAML. The library is fetched when it is first needed: few who open an editor copy from it.
import type { DataSourceRef } from '@grafana/schema';
import type { ForesightQuery } from '../query/index.ts';
import { savedMembers } from './saved-members.ts';

/**
 * Members of one target of a dashboard, or of the `model` of a rule. Grafana reads YAML in Go, which takes a bare
 * 2026-01-01 for a time: the 1.1 schema quotes it.
 */
export async function queryYaml(query: ForesightQuery, asked: DataSourceRef): Promise<string> {
  const { stringify } = await import('yaml');
  return stringify(savedMembers(query, asked), { version: '1.1', lineWidth: 0, aliasDuplicateObjects: false });
}
