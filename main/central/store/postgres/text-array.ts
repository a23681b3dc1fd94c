/** PostgreSQL's own number of the type `text`, the same in every database. */
const textOid = 25;
/** Dimensions, whether a value is null, the type; length and first index of the one dimension. */
const headerBytes = 5 * 4;

/**
 * A parameter `text[]` in the binary format that PostgreSQL reads arrays in (`array_recv`): the driver's own text format puts a backslash
 * before every quote, and so before a tenth of an event's JSON, which PostgreSQL then takes out again.
 */
export function textArray(values: readonly (string | null)[]): Buffer {
  const lengths = values.map((value) => (value === null ? -1 : Buffer.byteLength(value)));
  const bytes = lengths.reduce((sum, length) => sum + 4 + Math.max(0, length), headerBytes);
  const array = Buffer.allocUnsafe(bytes);
  array.writeInt32BE(1, 0);
  array.writeInt32BE(values.includes(null) ? 1 : 0, 4);
  array.writeInt32BE(textOid, 8);
  array.writeInt32BE(values.length, 12);
  array.writeInt32BE(1, 16);
  let offset = headerBytes;
  for (const [index, value] of values.entries()) {
    offset = array.writeInt32BE(lengths[index] ?? -1, offset);
    if (value !== null) offset += array.write(value, offset);
  }
  return array;
}
