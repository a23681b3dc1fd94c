import { z } from 'zod';
import type { Blobs } from './blobs.ts';
import type { DocumentKeys } from './document-keys.ts';

const name = 'keys';

const keyRecordSchema = z.strictObject({
  /** Master keys under which something may lie here. */
  ids: z.array(z.string().regex(/^[0-9a-f]{16}$/)),
  /** Was all that lay here in clear sealed? From then on nothing is taken in clear. */
  isSealed: z.boolean(),
});
export type KeyRecord = z.infer<typeof keyRecordSchema>;

/** Documents lie under a master key that is not among the settings. */
export class UnknownDocumentKey extends Error {
  override readonly name = 'UnknownDocumentKey';
}

export async function readKeyRecord(blobs: Blobs): Promise<KeyRecord> {
  const text = await blobs.get(name);
  return text === null
    ? { ids: [], isSealed: false }
    : keyRecordSchema.parse(JSON.parse(text.toString('utf8')));
}

export function writeKeyRecord(blobs: Blobs, record: KeyRecord): Promise<void> {
  return blobs.put(name, [Buffer.from(JSON.stringify(record), 'utf8')]);
}

/**
 * Notes that the newest key seals from now on.
 *
 * @throws UnknownDocumentKey where a key is missing: documents could be taken and none of the old ones be read, which nobody would notice
 *   before somebody needs one.
 */
export async function enterKeys(blobs: Blobs, keys: DocumentKeys): Promise<void> {
  const record = await readKeyRecord(blobs);
  const missing = record.ids.find((id) => !keys.ids.includes(id));
  if (missing !== undefined) throw new UnknownDocumentKey(`Documents lie under the key ${missing}`);
  if (!record.ids.includes(keys.newestId))
    await writeKeyRecord(blobs, { ...record, ids: [...record.ids, keys.newestId] });
}
