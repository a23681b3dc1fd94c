import { readdir, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { describeFault } from '../platform/describe-fault.ts';
import { isMissing } from '../platform/files.ts';
import type { StoreReader } from '../store/branch-store.ts';
import { type CacheLimits, chooseLeaving, type HeldDocument } from './choose-leaving.ts';
import type { Vault } from './vault.ts';

const ending = '.sealed';

export interface DocumentCacheParts {
  /** The vault's. */
  readonly folder: string;
  readonly store: Pick<StoreReader, 'findDocuments'>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly limits: CacheLimits;
  readonly logger: Logger;
  /** Milliseconds between two rounds. */
  readonly everyMs?: number;
}

/** Keeps the vault's folder small, and free of what was deleted at the central office (R18). */
export interface DocumentCache {
  /** The vault, whose opened documents count as used. */
  readonly inUse: (vault: Vault) => Vault;
  /** One round. @returns how many files left. */
  round(): Promise<number>;
  /** A round soon: something was deleted at the central office. */
  wake(): void;
  /** A round now, and again and again. */
  start(): void;
  /** Resolves when what was under way has ended. */
  stop(): Promise<void>;
}

async function orNull<Value>(work: () => Promise<Value>): Promise<Value | null> {
  try {
    return await work();
  } catch (fault) {
    if (isMissing(fault)) return null;
    throw fault;
  }
}

export function createDocumentCache(parts: DocumentCacheParts): DocumentCache {
  const { folder, store, now, limits, logger, everyMs = 3_600_000 } = parts;
  let timer: NodeJS.Timeout | null = null;
  let underWay: Promise<unknown> = Promise.resolve();
  let ended = false;
  const pathOf = (documentId: string) => join(folder, `${documentId}${ending}`);

  async function listHeld(): Promise<readonly HeldDocument[]> {
    const names = (await orNull(() => readdir(folder))) ?? [];
    const ids = names.filter((name) => name.endsWith(ending)).map((name) => name.slice(0, -ending.length));
    const { uploads, received } = await store.findDocuments(ids);
    const uploadOf = new Map(uploads.map((each) => [each.documentId, each]));
    const receivedOf = new Map(received.map((each) => [each.documentId, each]));
    const held: HeldDocument[] = [];
    for (const documentId of ids) {
      const file = await orNull(() => stat(pathOf(documentId)));
      if (file === null) continue;
      const upload = uploadOf.get(documentId);
      const there = receivedOf.get(documentId);
      held.push({
        documentId,
        bytes: file.size,
        usedAt: file.mtimeMs,
        isDeleted: there?.deletedAt !== undefined,
        isAtCentral: there !== undefined && (upload === undefined || upload.sha256 === there.sha256),
        sentAt: upload?.doneAt ?? null,
        isWaiting: upload !== undefined && upload.state !== 'done',
      });
    }
    return held;
  }

  async function round(): Promise<number> {
    const leaving = chooseLeaving(await listHeld(), limits, now());
    for (const documentId of leaving) await rm(pathOf(documentId), { force: true });
    if (leaving.length > 0) logger.info({ documents: leaving.length }, 'documents left the vault');
    return leaving.length;
  }

  function alone(): Promise<number> {
    const next = underWay.then(() => (ended ? 0 : round()));
    underWay = next.catch((fault: unknown) =>
      logger.error({ fault: describeFault(fault) }, 'the vault could not be looked after'),
    );
    return next;
  }

  const attempt = () => void alone().catch(() => undefined);

  return {
    inUse: (vault) => ({
      ...vault,
      async open(caseId, document) {
        const opened = await vault.open(caseId, document);
        const at = new Date(now());
        // A mark for the next round alone: without it the document leaves a little earlier.
        if (opened.ok) await utimes(pathOf(document.documentId), at, at).catch(() => undefined);
        return opened;
      },
    }),
    round: alone,
    wake: attempt,
    start() {
      attempt();
      timer = setInterval(attempt, everyMs);
      timer.unref();
    },
    async stop() {
      ended = true;
      if (timer !== null) clearInterval(timer);
      await underWay;
    },
  };
}
