// What in a value does not fit its schema, place by place. Where several forms would do, the one that was meant is judged.
import type { TSchema } from 'typebox';
import { Settings } from 'typebox/system';
import { Value } from 'typebox/value';

export type Path = readonly (string | number)[];

export interface SchemaNode {
  readonly type?: string;
  readonly const?: unknown;
  /** What a text must look like, where a pattern says too little to a person. */
  readonly form?: string;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly additionalProperties?: SchemaNode | boolean;
  readonly items?: SchemaNode;
  readonly anyOf?: readonly SchemaNode[];
}

export interface Misfit {
  readonly path: Path;
  readonly keyword: string;
  readonly message: string;
  readonly params: object;
  /** Of the place; undefined where no schema knows it. */
  readonly schema: SchemaNode | undefined;
  /** Keys that would do beside the last part of the path. */
  readonly known: readonly string[];
}

/** Empty where the value fits. */
export function misfits(schema: TSchema, value: unknown): Misfit[] {
  return misfitsAt(schema as SchemaNode, value, []);
}

function misfitsAt(schema: SchemaNode, value: unknown, base: Path): Misfit[] {
  const errors = allErrors(schema, value).map(error => ({ ...error, path: pathOf(value, error.instancePath) }));
  const inChoices = errors.flatMap(({ path, schemaPath }) => {
    const depth = depthOfChoice(schemaPath);
    return depth === undefined ? [] : [path.slice(0, depth)];
  });
  const outermost = inChoices.filter((path, i) => inChoices.findIndex(other => isSame(path, other)) === i);
  const own = errors.filter(({ path }) => !outermost.some(choice => isWithin(path, choice)));
  return [
    ...own.flatMap(({ path, keyword, message, params }) => {
      // An unknown key is reported twice, once as "schema is false" at the key itself: that one knows the place.
      if (keyword === 'additionalProperties') return [];
      return [{ path: [...base, ...path], keyword, message, params, ...about(schema, value, path) }];
    }),
    ...outermost.flatMap(path => misfitsOfChoice(schema, value, path, base)),
  ];
}

function misfitsOfChoice(schema: SchemaNode, root: unknown, path: Path, base: Path): Misfit[] {
  const value = valueAt(root, path);
  const forms = schemaAt(schema, root, path, { whole: true })?.anyOf ?? [];
  const meant = forms.filter(form => isMeant(form, value));
  if (meant.length === 1) return misfitsAt(meant[0]!, value, [...base, ...path]);
  const tags = tagsOf(forms);
  if (tags && isObject(value)) {
    const message = `must be one of ${tags.values.join(', ')}`;
    return [{ path: [...base, ...path, tags.key], keyword: 'enum', message, params: {}, schema: undefined, known: [] }];
  }
  const message = `must be ${forms.map(({ type }) => type ?? 'another form').join(' or ')}`;
  return [{ path: [...base, ...path], keyword: 'anyOf', message, params: {}, schema: undefined, known: [] }];
}

/** More than the few that are found by default: a file is corrected at once. */
const MOST = 1_000;

function allErrors(schema: SchemaNode, value: unknown): ReturnType<typeof Value.Errors> {
  const { maxErrors } = Settings.Get();
  Settings.Set({ maxErrors: MOST });
  try {
    return Value.Errors(schema as TSchema, value);
  } finally {
    Settings.Set({ maxErrors });
  }
}

/** How many members deep the first choice on the way lies, e.g. 2 for "#/properties/a/items/anyOf/0/properties/b". */
function depthOfChoice(schemaPath: string): number | undefined {
  const parts = schemaPath.split('/').slice(1);
  let depth = 0;
  for (let i = 0; i < parts.length; i++) {
    if (parts[i] === 'anyOf') return depth;
    // The name of a member follows; an item of a list and a member of any name have none in the schema.
    if (parts[i] === 'properties') i++;
    depth++;
  }
  return undefined;
}

/** A form is meant by a value of its type that agrees with its constants. */
function isMeant({ type, properties = {} }: SchemaNode, value: unknown): boolean {
  if (type !== undefined && type !== typeOf(value)) return false;
  return Object.entries(properties).every(
    ([key, inner]) => inner.const === undefined || (isObject(value) && value[key] === inner.const),
  );
}

/** The member that tells the forms apart, such as `kind`. */
function tagsOf(forms: readonly SchemaNode[]): { key: string; values: unknown[] } | undefined {
  const [first] = forms;
  const key = Object.keys(first?.properties ?? {}).find(name =>
    forms.every(form => form.properties?.[name]?.const !== undefined),
  );
  return key === undefined ? undefined : { key, values: forms.map(form => form.properties![key]!.const) };
}

function about(schema: SchemaNode, value: unknown, path: Path): Pick<Misfit, 'schema' | 'known'> {
  const beside = schemaAt(schema, value, path.slice(0, -1));
  return { schema: schemaAt(schema, value, path), known: Object.keys(beside?.properties ?? {}) };
}

/** The schema of a place. @param whole with all forms of a choice, not the one that was meant */
function schemaAt(root: SchemaNode, value: unknown, path: Path, { whole = false } = {}): SchemaNode | undefined {
  let node: SchemaNode | undefined = root;
  let inner = value;
  path.forEach((part, i) => {
    const { properties, additionalProperties, items } = node ?? {};
    const rest = typeof additionalProperties === 'object' ? additionalProperties : undefined;
    node = typeof part === 'number' ? items : (properties?.[part] ?? rest);
    inner = (inner as Record<string | number, unknown> | null | undefined)?.[part];
    if (node?.anyOf && !(whole && i === path.length - 1)) node = node.anyOf.find(form => isMeant(form, inner)) ?? node;
  });
  return node;
}

/** The schema of a setting, whatever its value. */
export const schemaOf = (root: TSchema, path: Path): SchemaNode | undefined =>
  schemaAt(root as SchemaNode, undefined, path);

/** A part is a number where the value has a list. */
function pathOf(value: unknown, pointer: string): Path {
  let inner = value;
  return pointer
    .split('/')
    .slice(1)
    .map(text => {
      const name = text.replaceAll('~1', '/').replaceAll('~0', '~');
      const part = Array.isArray(inner) ? Number(name) : name;
      inner = (inner as Record<string | number, unknown> | null | undefined)?.[part];
      return part;
    });
}

export const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((inner, part) => (inner as Record<string | number, unknown> | undefined)?.[part], value);

const isSame = (a: Path, b: Path) => a.length === b.length && isWithin(a, b);
const isWithin = (path: Path, outer: Path) => outer.every((part, i) => path[i] === part);
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function typeOf(value: unknown): string {
  if (Array.isArray(value)) return 'array';
  return value === null ? 'null' : typeof value;
}
