// Variables in the members that a person typed.
import { readLeaf } from './read-leaf.ts';
import { piecesOf, type Replace, textsOf } from './template-text.ts';
import { type Leaf, type Shape, TYPED_MEMBERS } from './typed-members.ts';
import { severalValues } from './variable-words.ts';

export interface Filled {
  readonly members: Readonly<Record<string, unknown>>;
  /** Why the query cannot be asked with what the variables hold. */
  readonly problems: readonly string[];
}

/** Where a value stands in the query, and what is found wrong on the way. */
interface Place {
  readonly path: string;
  readonly replace: Replace;
  readonly problems: string[];
}

/** Members of the query that are typed, replaced; others are left out. */
export function fillMembers(query: object, replace: Replace): Filled {
  const problems: string[] = [];
  const typed = Object.entries(query).filter(([name]) => Object.hasOwn(TYPED_MEMBERS, name));
  const members = typed.map(([name, value]) => [
    name,
    filled(value, TYPED_MEMBERS[name]!, { path: name, replace, problems }),
  ]);
  return { members: Object.fromEntries(members), problems };
}

/** A value of another form than the shape's is left for the service to refuse. */
function filled(value: unknown, shape: Shape, place: Place): unknown {
  if (typeof value === 'string') return single(value, typeof shape === 'string' ? shape : 'text', place);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return isList(shape) ? listed(value, shape[0], place) : value;
  if (isList(shape) || (typeof shape === 'string' && shape !== 'texts')) return value;
  const entries = Object.entries(value).map(([name, one]) => {
    const own = shape === 'texts' ? 'text' : shape[name];
    return [name, own === undefined ? one : filled(one, own, below(place, name))] as const;
  });
  return Object.fromEntries(entries);
}

const isList = (shape: Shape): shape is readonly [Shape] => Array.isArray(shape);
const below = (place: Place, name: string | number): Place => ({ ...place, path: `${place.path}.${name}` });

/** Where a list holds plain values, a variable stands for each of its values. */
function listed(list: readonly unknown[], shape: Shape, place: Place): unknown[] {
  const all = list.flatMap((one, i): unknown[] => {
    const at = below(place, i);
    if (typeof one !== 'string') return [filled(one, shape, at)];
    const leaf = typeof shape === 'string' ? shape : 'text';
    return textsOf(piecesOf(one, place.replace)).map(text => read(text, one, leaf, at));
  });
  return [...new Set(all)];
}

function single(written: string, leaf: Leaf, place: Place): unknown {
  const texts = textsOf(piecesOf(written, place.replace));
  if (texts.length === 1) return read(texts[0]!, written, leaf, place);
  place.problems.push(severalValues(`${place.path} '${written}'`, texts, 'it takes one'));
  return written;
}

function read(text: string, written: string, leaf: Leaf, { path, problems }: Place): unknown {
  const { value = written, wrong } = readLeaf(leaf, text);
  if (wrong === undefined) return value;
  problems.push(
    text === written
      ? `'${text}' in ${path} is ${wrong}. Fix: write one; if it is a variable, see that the dashboard has it`
      : `${path} '${written}' is '${text}' now, which is ${wrong}. Fix: choose another value of the variable`,
  );
  return written;
}
