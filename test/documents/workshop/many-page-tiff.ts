import type { Sharp } from 'sharp';

/** Bytes of a page's table: how many entries, the entries, where the next table is. */
const entries = 9;
const tableBytes = 2 + entries * 12 + 4;

/** A TIFF of several pages, colours not packed: the picture library writes only pages of one size. */
export async function tiffOf(pictures: readonly Sharp[]): Promise<Uint8Array> {
  const parts: Buffer[] = [Buffer.from('49492a0008000000', 'hex')];
  let at = 8;
  for (const [index, picture] of pictures.entries()) {
    const { data, info } = await picture.removeAlpha().raw().toBuffer({ resolveWithObject: true });
    const pixels = at + tableBytes + 6;
    const padded = data.length + (data.length % 2);
    const next = index === pictures.length - 1 ? 0 : pixels + padded;
    const table = Buffer.alloc(tableBytes + 6);
    table.writeUInt16LE(entries, 0);
    const values = [
      [256, 4, 1, info.width],
      [257, 4, 1, info.height],
      [258, 3, 3, at + tableBytes],
      [259, 3, 1, 1],
      [262, 3, 1, 2],
      [273, 4, 1, pixels],
      [277, 3, 1, 3],
      [278, 4, 1, info.height],
      [279, 4, 1, data.length],
    ] as const;
    for (const [place, [tag, type, count, value]] of values.entries()) {
      table.writeUInt16LE(tag, 2 + place * 12);
      table.writeUInt16LE(type, 4 + place * 12);
      table.writeUInt32LE(count, 6 + place * 12);
      table.writeUInt32LE(value, 10 + place * 12);
    }
    table.writeUInt32LE(next, tableBytes - 4);
    for (const sample of [0, 2, 4]) table.writeUInt16LE(8, tableBytes + sample);
    parts.push(table, data, Buffer.alloc(padded - data.length));
    at = pixels + padded;
  }
  return new Uint8Array(Buffer.concat(parts));
}
