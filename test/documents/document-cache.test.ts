import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cacheLimits, chooseLeaving, type HeldDocument } from '../../main/documents/choose-leaving.ts';
import { createDocumentCache, type DocumentCache } from '../../main/documents/document-cache.ts';
import { createVault, type Vault } from '../../main/documents/vault.ts';
import { newId, sha256 } from '../../main/platform/ids.ts';
import { developmentSecrets } from '../../main/platform/secrets.ts';
import type { StoreReader } from '../../main/store/branch-store.ts';
import { png } from './corpus.ts';

const now = Date.parse('2026-11-23T14:00:00.000Z');
const daysAgo = (days: number) => now - days * 86_400_000;
const limits = { bytes: 1000, unusedDays: 30, ownDays: 7 };

function held(documentId: string, parts: Partial<HeldDocument> = {}): HeldDocument {
  return {
    documentId,
    bytes: 400,
    usedAt: daysAgo(1),
    isDeleted: false,
    isAtCentral: true,
    sentAt: null,
    isWaiting: false,
    ...parts,
  };
}

describe('[Y44] copies of documents', () => {
  it('within the limit stay', () => {
    expect(chooseLeaving([held('a'), held('b')], limits, now)).toEqual([]);
  });

  it('leave when they were not used for a month', () => {
    const old = held('old', { usedAt: daysAgo(31) });
    expect(chooseLeaving([held('a'), old, held('b', { usedAt: daysAgo(29) })], limits, now)).toEqual(['old']);
  });

  it('over the limit leave in the order of their last use', () => {
    const copies = [1, 2, 3, 4].map((days) => held(`d${days}`, { usedAt: daysAgo(days) }));
    expect(chooseLeaving(copies.toReversed(), limits, now)).toEqual(['d3', 'd4']);
  });

  it('that may be the only ones never leave, however old and large', () => {
    const only = { usedAt: daysAgo(400), bytes: 10_000_000 };
    const kept = [
      held('waiting', { ...only, isAtCentral: false, isWaiting: true }),
      held('sent-not-confirmed', {
        ...only,
        isAtCentral: false,
        sentAt: new Date(daysAgo(300)).toISOString(),
      }),
      held('unknown', { ...only, isAtCentral: false }),
      held('sent-again', { ...only, isWaiting: true }),
    ];
    expect(chooseLeaving(kept, limits, now)).toEqual([]);
  });

  it('captured here stay for a week after they were sent', () => {
    const sent = (days: number) =>
      held(`d${days}`, { usedAt: daysAgo(40), sentAt: new Date(daysAgo(days)).toISOString() });
    expect(chooseLeaving([sent(6), sent(8)], limits, now)).toEqual(['d8']);
  });

  it('[R18] deleted at the central office leave at once', () => {
    const gone = held('gone', { isDeleted: true, usedAt: now, sentAt: new Date(now).toISOString() });
    expect(chooseLeaving([gone, held('a')], cacheLimits, now)).toEqual(['gone']);
  });
});

describe('the vault’s folder', () => {
  let home: string;
  let vault: Vault;
  let cache: DocumentCache;
  let received: Awaited<ReturnType<StoreReader['findDocuments']>>['received'];
  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'reversa-cache-'));
    const folder = join(home, 'documents');
    received = [];
    const logger = pino({ level: 'silent' });
    const store = { findDocuments: async () => ({ uploads: [], received }) };
    cache = createDocumentCache({ folder, store, now: () => now, limits, logger });
    vault = cache.inUse(createVault({ folder, secrets: developmentSecrets(home), newId, sha256 }));
  });
  afterEach(async () => {
    await cache.stop();
    await rm(home, { recursive: true, force: true });
  });

  const caseId = newId();
  async function keep() {
    const kept = await vault.keep(caseId, 'invoice', 'factura.png', png(8, 6));
    if (!kept.ok) throw new Error(kept.error);
    const { documentId } = kept.value;
    const file = join(home, 'documents', `${documentId}.sealed`);
    await utimes(file, new Date(daysAgo(60)), new Date(daysAgo(60)));
    return kept.value;
  }
  const arrived = (
    { documentId, sha256: hash, bytes }: Awaited<ReturnType<typeof keep>>,
    deletedAt?: string,
  ) => ({
    ...{ documentId, caseId, bytes, sha256: hash },
    receivedAt: new Date(daysAgo(60)).toISOString(),
    ...(deletedAt === undefined ? {} : { deletedAt }),
  });

  it('[Y44] loses an old copy, and not one that was opened since', async () => {
    const [left, opened] = [await keep(), await keep()];
    received = [arrived(left), arrived(opened)];
    expect((await vault.open(caseId, opened)).ok).toBe(true);
    expect(await cache.round()).toBe(1);
    expect(await vault.holds(left.documentId)).toBe(false);
    expect(await vault.holds(opened.documentId)).toBe(true);
  });

  it('[R18] loses what was deleted, and nothing that nobody knows of', async () => {
    const [gone, unknown] = [await keep(), await keep()];
    received = [arrived(gone, new Date(now).toISOString())];
    await writeFile(join(home, 'documents', 'otro.txt'), 'no es un documento');
    expect(await cache.round()).toBe(1);
    expect((await readdir(join(home, 'documents'))).sort()).toEqual(
      [`${unknown.documentId}.sealed`, 'otro.txt'].sort(),
    );
  });

  it('is looked after where there is none yet', async () => {
    await rm(join(home, 'documents'), { recursive: true, force: true });
    expect(await cache.round()).toBe(0);
  });
});
