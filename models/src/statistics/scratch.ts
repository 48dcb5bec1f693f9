// Memory that is used again and again, for loops that would otherwise leave an array behind on every turn.

/**
 * @returns a function that gives an array of the length asked, the same memory every time: what it held before is in it, and it
 * belongs to the caller only until the next call
 */
export function scratch(): (length: number) => Float64Array {
  let memory = new Float64Array(1024);
  return length => {
    if (memory.length < length) memory = new Float64Array(Math.max(length, 2 * memory.length));
    return memory.subarray(0, length);
  };
}
