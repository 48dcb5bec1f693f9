// The schema of foresight.yaml as a document for editors: completion, and errors while typing.
import { ConfigSchema } from './config.schema.ts';

/** JSON Schema, draft 2020-12. */
export function configJsonSchema(): object {
  const head = { $schema: 'https://json-schema.org/draft/2020-12/schema', title: 'foresight.yaml' };
  return { ...head, ...(withoutIds(JSON.parse(JSON.stringify(ConfigSchema))) as object) };
}

/** Names of parts are for the API's document; here the same part may stand in several places. Their own words go, too. */
function withoutIds(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withoutIds);
  if (typeof node !== 'object' || node === null) return node;
  const { $id, form, ...own } = node as Record<string, unknown>;
  const kept = typeof form === 'object' ? { ...own, form } : own;
  return Object.fromEntries(Object.entries(kept).map(([key, inner]) => [key, withoutIds(inner)]));
}
