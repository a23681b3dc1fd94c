/** As many as are asked for or written at once. */
const size = 500;

export function* inChunks<Value>(values: readonly Value[]): Generator<readonly Value[]> {
  for (let start = 0; start < values.length; start += size) yield values.slice(start, start + size);
}

/** The same, of values that come one after another. */
export async function* gatherChunks<Value>(values: AsyncIterable<Value>): AsyncGenerator<readonly Value[]> {
  let chunk: Value[] = [];
  for await (const value of values) {
    chunk.push(value);
    if (chunk.length < size) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}
