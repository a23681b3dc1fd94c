import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ok, type Result, refuse } from '../../../shared/result.ts';
import { readTextFile, writeFileDurably } from '../../platform/files.ts';
import { keyBytes } from './document-keys.ts';

const encoded = /^[A-Za-z0-9+/]{43}=$/;

/** @returns null where a line is no key, or there is none. */
function parseKeys(text: string): readonly Buffer[] | null {
  const lines = text
    .split(/[\n,]/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  return lines.length > 0 && lines.every((line) => encoded.test(line))
    ? lines.map((line) => Buffer.from(line, 'base64'))
    : null;
}

const form = '32 bytes en base64 («openssl rand -base64 32»), la más nueva primero';

/**
 * Master keys of the documents, newest first.
 *
 * @returns null where none is set: the central office makes one in its folder; in words for the operator, what is wrong.
 */
export function readKeySettings(variables: NodeJS.ProcessEnv): Result<readonly Buffer[] | null, string> {
  const { DOCUMENTS_KEY: text, DOCUMENTS_KEY_FILE: path } = variables;
  if (text && path) return refuse('Defina DOCUMENTS_KEY o DOCUMENTS_KEY_FILE, no ambas.');
  if (text) {
    const keys = parseKeys(text);
    // Never the value: this goes to logs.
    return keys === null ? refuse(`DOCUMENTS_KEY debe tener ${form}, separadas por comas.`) : ok(keys);
  }
  if (!path) return ok(null);
  let kept: string;
  try {
    kept = readFileSync(path, 'utf8');
  } catch {
    return refuse(`No se puede leer el archivo de DOCUMENTS_KEY_FILE («${path}»).`);
  }
  const keys = parseKeys(kept);
  return keys === null
    ? refuse(`El archivo de DOCUMENTS_KEY_FILE debe tener ${form}, una por línea.`)
    : ok(keys);
}

/** Without its key every document is lost: one that is damaged is never replaced. */
export class DamagedKeyFile extends Error {
  override readonly name = 'DamagedKeyFile';
}

export interface HomeKeys {
  readonly keys: readonly Buffer[];
  /** Where it was made just now; null when it was there. */
  readonly madeAt: string | null;
}

/** The keys in `documents.key` of a folder, made where there are none. @throws DamagedKeyFile */
export async function loadHomeKeys(folder: string): Promise<HomeKeys> {
  const path = join(folder, 'documents.key');
  const text = await readTextFile(path);
  if (text !== null) {
    const keys = parseKeys(text);
    if (keys === null) throw new DamagedKeyFile('documents.key holds no key');
    return { keys, madeAt: null };
  }
  const key = randomBytes(keyBytes);
  await writeFileDurably(path, `${key.toString('base64')}\n`);
  return { keys: [key], madeAt: path };
}
