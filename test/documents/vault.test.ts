import { chmod, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createVault, type Vault } from '../../main/documents/vault.ts';
import { newId, sha256 } from '../../main/platform/ids.ts';
import { developmentSecrets, type Secrets } from '../../main/platform/secrets.ts';
import { type CapturedDocument, documentSchema } from '../../shared/domain/documents.ts';
import { noSecrets } from '../support/no-secrets.ts';
import { jpeg, jpegComment, pdf, png } from './corpus.ts';

const caseId = '01890000-0000-7000-8000-000000000001';
const otherCase = '01890000-0000-7000-8000-000000000002';
const planted = '4512345';
const identityCard = jpeg(800, 600, jpegComment(`C.I. ${planted} LP María Quispe`));

let home: string;
let folder: string;
let secrets: Secrets;
let vault: Vault;

function vaultWith(parts: Partial<Parameters<typeof createVault>[0]> = {}): Vault {
  return createVault({ folder, secrets, newId, sha256, ...parts });
}

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'reversa-documents-'));
  folder = join(home, 'documents');
  secrets = developmentSecrets(join(home, 'keys'));
  vault = vaultWith();
});
afterEach(() => rm(home, { recursive: true, force: true }));

async function kept(content = identityCard, fileName = 'carnet.jpg'): Promise<CapturedDocument> {
  const result = await vault.keep(caseId, 'identity-card-copy', fileName, content);
  if (!result.ok) throw new Error(`refused: ${result.error}`);
  return result.value;
}

function sealedFile(document: CapturedDocument): string {
  return join(folder, `${document.documentId}.sealed`);
}

describe('a document that is kept', () => {
  it('is described by its content, under a name without folder', async () => {
    const document = await kept(identityCard, 'C:\\Users\\caja\\Escritorio\\carnet\u202e\n.jpg');
    expect(documentSchema.parse(document)).toEqual({
      documentId: document.documentId,
      kind: 'identity-card-copy',
      mediaType: 'image/jpeg',
      bytes: identityCard.length,
      sha256: sha256(identityCard),
      fileName: 'carnet.jpg',
    });
  });

  it('is given back as it was, also after a start', async () => {
    const document = await kept();
    const again = vaultWith({ secrets: developmentSecrets(join(home, 'keys')) });
    const opened = await again.open(caseId, document);
    expect(opened.ok && Buffer.from(opened.value).equals(identityCard)).toBe(true);
  });

  it('leaves nothing of a customer on the disk: not in a file, not in a name', async () => {
    const document = await kept(identityCard, `CI ${planted} María Quispe.jpg`);
    const names = await readdir(home, { recursive: true });
    expect(names.filter((name) => name.startsWith('documents')).sort()).toEqual([
      'documents',
      join('documents', `${document.documentId}.sealed`),
    ]);
    const found = await Promise.all(
      names.map(async (name) =>
        (await stat(join(home, name))).isFile() ? readFile(join(home, name)) : null,
      ),
    );
    for (const content of found.filter((each) => each !== null)) {
      expect(content.includes(planted)).toBe(false);
      expect(content.includes('Quispe')).toBe(false);
      expect(content.includes(Buffer.from('JFIF'))).toBe(false);
    }
    expect(names.join()).not.toContain(planted);
  });

  it('is for its owner alone', async () => {
    const document = await kept();
    expect((await stat(sealedFile(document))).mode & 0o777).toBe(0o600);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
  });

  it('has a key of its own: the same content twice is two different files', async () => {
    const [one, two] = [await kept(), await kept()];
    expect(one.sha256).toBe(two.sha256);
    const tail = async (document: CapturedDocument) =>
      (await readFile(sealedFile(document))).subarray(-identityCard.length).toString('hex');
    expect(await tail(one)).not.toBe(await tail(two));
  });

  it('is held until it is discarded', async () => {
    const document = await kept();
    expect(await vault.holds(document.documentId)).toBe(true);
    await vault.discard(document.documentId);
    expect(await vault.holds(document.documentId)).toBe(false);
    expect(await vault.open(caseId, document)).toEqual({ ok: false, error: 'not-here' });
    await vault.discard(document.documentId);
  });
});

describe('what is not what was kept', () => {
  it('is refused for a flipped bit anywhere in the file', async () => {
    const small = png(1, 1);
    const document = await kept(small);
    const whole = await readFile(sealedFile(document));
    for (let at = 0; at < whole.length; at += 1) {
      const bytes = Buffer.from(whole);
      bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
      await writeFile(sealedFile(document), bytes);
      expect(await vault.open(caseId, document), `byte ${at}`).toEqual({ ok: false, error: 'damaged' });
    }
    await writeFile(sealedFile(document), whole);
    expect((await vault.open(caseId, document)).ok).toBe(true);
  });

  it('is refused for a file cut short, empty or lengthened', async () => {
    const document = await kept();
    const whole = await readFile(sealedFile(document));
    for (const bytes of [
      whole.subarray(0, -1),
      whole.subarray(0, 20),
      Buffer.alloc(0),
      Buffer.concat([whole, Buffer.alloc(1)]),
      Buffer.alloc(15_200_000),
    ]) {
      await writeFile(sealedFile(document), bytes);
      expect(await vault.open(caseId, document)).toEqual({ ok: false, error: 'damaged' });
    }
  });

  it('is refused for two files that were swapped', async () => {
    const [one, two] = [await kept(identityCard), await kept(pdf())];
    await rename(sealedFile(one), join(folder, 'aside'));
    await rename(sealedFile(two), sealedFile(one));
    await rename(join(folder, 'aside'), sealedFile(two));
    expect(await vault.open(caseId, one)).toEqual({ ok: false, error: 'damaged' });
    expect(await vault.open(caseId, two)).toEqual({ ok: false, error: 'damaged' });
  });

  it('is refused in another case, and for another content', async () => {
    const document = await kept();
    expect(await vault.open(otherCase, document)).toEqual({ ok: false, error: 'damaged' });
    const renamed = { ...document, sha256: sha256(pdf()) };
    expect(await vault.open(caseId, renamed)).toEqual({ ok: false, error: 'damaged' });
  });

  it('is refused where the key was wrapped at another machine', async () => {
    const document = await kept();
    const elsewhere = vaultWith({ secrets: developmentSecrets(join(home, 'other-keys')) });
    expect(await elsewhere.open(caseId, document)).toEqual({ ok: false, error: 'damaged' });
  });

  it('is told apart from what another workstation has', async () => {
    const document = { ...(await kept()), documentId: newId() };
    expect(await vault.open(caseId, document)).toEqual({ ok: false, error: 'not-here' });
    expect(await vault.holds(document.documentId)).toBe(false);
  });
});

describe('what cannot be kept', () => {
  async function files(): Promise<readonly string[]> {
    return readdir(folder).catch(() => []);
  }

  it('is refused without safe storage, with nothing written', async () => {
    const unsafe = vaultWith({ secrets: noSecrets });
    expect(await unsafe.keep(caseId, 'invoice', 'factura.pdf', pdf())).toEqual({
      ok: false,
      error: 'no-safe-storage',
    });
    expect(await files()).toEqual([]);
  });

  it('is refused by its content, with nothing written', async () => {
    const hostile = pdf(['<< /S /JavaScript /JS (1) >>\n']);
    expect(await vault.keep(caseId, 'invoice', 'factura.pdf', hostile)).toEqual({
      ok: false,
      error: 'active-content',
    });
    expect(await files()).toEqual([]);
  });

  it('is refused in a folder that may not be written to', async () => {
    await chmod(home, 0o755);
    await mkdir(folder);
    await chmod(folder, 0o555);
    const written = await asOrdinaryUser(() => vault.keep(caseId, 'invoice', 'factura.pdf', pdf()));
    expect(written).toEqual({ ok: false, error: 'disk' });
    expect(await files()).toEqual([]);
  });

  it('is refused where a file stands in the folder’s place', async () => {
    await writeFile(folder, 'in the way');
    expect(await vault.keep(caseId, 'invoice', 'factura.pdf', pdf())).toEqual({ ok: false, error: 'disk' });
  });

  it('leaves nothing begun behind', async () => {
    const documentId = newId();
    // A folder under the file's own name: the draft is written, its last step fails.
    await mkdir(join(folder, `${documentId}.sealed`, 'in-the-way'), { recursive: true });
    const blocked = vaultWith({ newId: () => documentId });
    expect(await blocked.keep(caseId, 'invoice', 'factura.pdf', pdf())).toEqual({ ok: false, error: 'disk' });
    expect(await files()).toEqual([`${documentId}.sealed`]);
  });
});

it('a document’s name on the disk is a UUID and nothing else', async () => {
  await expect(vault.holds('../branch.db')).rejects.toThrow(TypeError);
  await expect(vault.discard('../../home')).rejects.toThrow(TypeError);
});

/** The permissions of a folder do not bind the administrator, whom tests often run as. */
async function asOrdinaryUser<Value>(work: () => Promise<Value>): Promise<Value> {
  if (process.getuid?.() !== 0) return work();
  process.seteuid?.('nobody');
  try {
    return await work();
  } finally {
    process.seteuid?.(0);
  }
}
