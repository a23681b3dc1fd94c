import { join } from 'node:path';
import { largestDocument } from '../../../../shared/domain/documents.ts';
import type { FolderFault } from '../../../../shared/ipc/source-schemas.ts';
import { ok, type Result, refuse } from '../../../../shared/result.ts';
import { isMissing } from '../../../platform/files.ts';
import { kindOf } from '../file-kind.ts';
import { isSame, openPlainly, type SeenFile, stateOf } from './look-into-folder.ts';

/** Reads one byte more than is taken, so that a file that grows meanwhile is noticed and never fills the memory. */
async function readUpTo(file: Awaited<ReturnType<typeof openPlainly>>, bytes: number): Promise<Buffer> {
  const buffer = Buffer.alloc(bytes + 1);
  let filled = 0;
  while (filled < buffer.byteLength) {
    const { bytesRead } = await file.read(buffer, filled, buffer.byteLength - filled, filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return buffer.subarray(0, filled);
}

/**
 * Reads a file whole, provided that it is the one that was seen and stays so to the end: another in its place, one that grows, shrinks or
 * goes is refused.
 */
export async function readSeenFile(folder: string, seen: SeenFile): Promise<Result<Uint8Array, FolderFault>> {
  if (seen.bytes > largestDocument) return refuse('too-large');
  try {
    const file = await openPlainly(join(folder, seen.name));
    try {
      const before = await file.stat({ bigint: true });
      if (!before.isFile()) return refuse('not-a-file');
      if (!isSame(stateOf(before), seen)) return refuse('file-changing');
      const bytes = await readUpTo(file, seen.bytes);
      const after = await file.stat({ bigint: true });
      if (!isSame(stateOf(after), seen) || bytes.byteLength !== seen.bytes) return refuse('file-changing');
      return kindOf(bytes) === null ? refuse('not-a-document') : ok(bytes);
    } finally {
      await file.close();
    }
  } catch (fault) {
    if (isMissing(fault)) return refuse('file-gone');
    const code = fault instanceof Error && 'code' in fault ? fault.code : null;
    // ELOOP: a link was put in its place. EBUSY, EPERM, EACCES: on Windows another program holds it open for itself.
    if (code === 'ELOOP') return refuse('not-a-file');
    return refuse(code === 'EBUSY' || code === 'EPERM' || code === 'EACCES' ? 'file-changing' : 'file-gone');
  }
}
