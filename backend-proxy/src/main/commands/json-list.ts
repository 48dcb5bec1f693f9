// A list in JSON with an item a line, so that long files are written in parts and can be searched.

/** The member `name` of an object, without what is before and after it. */
export function* jsonList(name: string, items: Iterable<object>): Generator<string> {
  yield `${JSON.stringify(name)}: [`;
  let first = true;
  for (const item of items) {
    yield `${first ? '' : ','}\n${JSON.stringify(item)}`;
    first = false;
  }
  yield '\n]';
}
