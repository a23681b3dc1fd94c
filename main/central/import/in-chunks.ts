/** As many as are asked for or written at once. */
const size = 500;

export function* inChunks<Value>(values: readonly Value[]): Generator<readonly Value[]> {
  for (let start = 0; start < values.length; start += size) yield values.slice(start, start + size);
}
