// Named schemas of the OpenAPI document: every schema with an $id is written once, under components, and referred to.

/** Carries the name through the collector, which drops $id. */
const MARK = 'x-schema-name';

type Json = Readonly<Record<string, unknown>>;

const isObject = (node: unknown): node is Json => typeof node === 'object' && node !== null && !Array.isArray(node);

function mapTree(node: unknown, change: (node: Json) => unknown): unknown {
  if (Array.isArray(node)) return node.map(item => mapTree(item, change));
  if (!isObject(node)) return node;
  return change(Object.fromEntries(Object.entries(node).map(([key, value]) => [key, mapTree(value, change)])));
}

/** Turns each $id into a mark that stays. */
export function markNames<T>(schema: T): T {
  return mapTree(schema, ({ $id, ...node }) => ($id === undefined ? node : { [MARK]: $id, ...node })) as T;
}

/** A tuple as JSON Schema 2020-12, which OpenAPI 3.1 speaks, writes it. */
function withPrefixItems({ additionalItems, ...node }: Json): Json {
  return Array.isArray(node.items) ? { ...node, prefixItems: node.items, items: additionalItems ?? true } : node;
}

/**
 * Lifts every marked schema to components.schemas, in the order of names, and leaves a $ref in its place.
 * @throws {Error} when two different schemas have one name
 */
export function liftNames(document: object): Record<string, unknown> {
  const found = new Map<string, Json>();
  const lifted = mapTree(document, ({ [MARK]: name, ...node }) => {
    const schema = withPrefixItems(node);
    if (typeof name !== 'string') return schema;
    const known = found.get(name);
    if (known && JSON.stringify(known) !== JSON.stringify(schema)) throw new Error(`two schemas are named ${name}`);
    found.set(name, schema);
    return { $ref: `#/components/schemas/${name}` };
  }) as Record<string, unknown>;
  const schemas = Object.fromEntries([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
  return { ...lifted, components: { ...(lifted.components as Json), schemas } };
}
