import { createHash } from 'node:crypto';
import type { Blobs } from './blobs.ts';
import { type DocumentKeys, wrapperOf } from './document-keys.ts';
import type { Incoming } from './incoming.ts';
import { readKeyRecord, writeKeyRecord } from './key-record.ts';
import { headerBytes, isSealed, renewHeader, sealContent, wrappedKeyOf } from './sealed-content.ts';

const folders = Array.from({ length: 256 }, (_, index) => index.toString(16).padStart(2, '0'));

type Outcome = 'as-it-was' | 'sealed' | 'left';

/** Content in clear is sealed, content under an older master key gets its key wrapped anew; what is not what its name says is left. */
async function renew(blobs: Blobs, keys: DocumentKeys, path: string): Promise<Outcome> {
  const sha256 = path.slice(path.indexOf('/') + 1);
  const header = await blobs.get(path, { offset: 0, length: headerBytes });
  if (header === null) return 'as-it-was';
  if (isSealed(header) && wrapperOf(wrappedKeyOf(header)) === keys.newestId) return 'as-it-was';
  const whole = await blobs.get(path);
  if (whole === null) return 'as-it-was';
  if (isSealed(whole)) {
    const renewed = renewHeader(keys, sha256, whole.subarray(0, headerBytes));
    if (renewed === null) return 'left';
    await blobs.put(path, [renewed, whole.subarray(headerBytes)]);
    return 'sealed';
  }
  if (createHash('sha256').update(whole).digest('hex') !== sha256) return 'left';
  await blobs.put(path, sealContent(keys, sha256, whole.length, [whole]));
  return 'sealed';
}

/**
 * Seals what lies here in clear from before, and wraps anew what an older master key wrapped: once it is through, that key is needed no
 * more. Where nothing is left to do it reads one object.
 *
 * @returns how many it sealed.
 */
export async function sealStanding(blobs: Blobs, keys: DocumentKeys, uploads: Incoming): Promise<number> {
  const record = await readKeyRecord(blobs);
  if (record.isSealed && record.ids.every((id) => id === keys.newestId)) return 0;
  let sealed = await uploads.renewKeys((wrapped) => wrapperOf(wrapped) !== keys.newestId);
  let left = 0;
  for (const folder of folders) {
    for (const { key } of await blobs.list(`${folder}/`)) {
      const outcome = await renew(blobs, keys, key);
      if (outcome === 'sealed') sealed += 1;
      if (outcome === 'left') left += 1;
    }
  }
  // What could not be opened keeps the old keys in the record: who takes one away is told.
  if (left === 0) await writeKeyRecord(blobs, { ids: [keys.newestId], isSealed: true });
  return sealed;
}
