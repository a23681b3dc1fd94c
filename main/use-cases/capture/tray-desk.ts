import { asTaken, type CaptureSource, mostPages } from '../../../shared/domain/capture.ts';
import { cleanFileName, type DocumentFault } from '../../../shared/domain/documents.ts';
import type { TrayView } from '../../../shared/ipc/document-channels.ts';
import { ok, type Result, refuse } from '../../../shared/result.ts';
import type { PagePicture, WorkshopFault } from '../../documents/workshop/workshop.ts';
import { sha256 } from '../../platform/ids.ts';
import type { StoreReader, StoreWriter } from '../../store/branch-store.ts';
import type { StoredPage, TrayKey } from '../../store/tray-store.ts';
import type { Dependencies } from '../ports.ts';
import { viewTray } from './tray-view.ts';
import { createTurns, type Turns } from './turns.ts';

/** What came from a source, before anybody knows what it is. */
export interface CapturedFile {
  readonly source: CaptureSource;
  /** As it was called; null for what has no file. */
  readonly fileName: string | null;
  readonly bytes: Uint8Array;
  /** The page that is taken anew; null to add behind the others. */
  readonly replaces: string | null;
}

export type AddFault =
  | DocumentFault
  | WorkshopFault
  | 'not-found'
  | 'no-safe-storage'
  | 'disk'
  | 'too-many-pages';

type Tray = readonly StoredPage[];

/** The trays of this workstation. What changes one of them waits for what changes it already. */
export interface TrayDesk {
  readonly alone: Turns;
  /** Could a page be added at all? Asked before anything is read or drawn in: a workstation that can keep nothing takes nothing (R10). */
  mayTake(key: TrayKey): Promise<Result<null, 'not-found' | 'no-safe-storage' | 'too-many-pages'>>;
  /** Takes a file apart and adds its pages: all of them or none. For a caller that has its turn. */
  add(key: TrayKey, file: CapturedFile): Promise<Result<TrayView, AddFault>>;
  /** @returns the page with its picture; `damaged` also for a picture that is gone. */
  openPage(
    key: TrayKey,
    pageId: string,
  ): Promise<Result<{ readonly page: StoredPage; readonly jpeg: Uint8Array }, 'not-found' | 'damaged'>>;
  /**
   * Changes a tray in one transaction; the pictures of pages that it has no longer are taken away behind it.
   *
   * @param work gives the tray's pages as they shall be.
   */
  change<Failure>(
    key: TrayKey,
    work: (tray: Tray, writer: StoreWriter) => Result<Tray, Failure>,
  ): Promise<Result<TrayView, Failure | 'not-found'>>;
}

export function trayName({ caseId, kind }: TrayKey): string {
  return `${caseId} ${kind}`;
}

/** Is there such a case, and does it go on? Another has no tray. */
export async function isOpenCase(reader: StoreReader, caseId: string): Promise<boolean> {
  const stored = await reader.getCase(caseId);
  return stored !== null && stored.summary.endedAt === null;
}

/** @returns null where the page that is to be replaced is not there. */
function withPages(tray: Tray, added: Tray, replaces: string | null): Tray | null {
  if (replaces === null) return [...tray, ...added];
  const at = tray.findIndex(({ pageId }) => pageId === replaces);
  return at === -1 ? null : [...tray.slice(0, at), ...added, ...tray.slice(at + 1)];
}

export function createTrayDesk(dependencies: Dependencies): TrayDesk {
  const { store, pages, workshop, secrets, newId, centralClock } = dependencies;

  async function change<Failure>(
    key: TrayKey,
    work: (tray: Tray, writer: StoreWriter) => Result<Tray, Failure>,
  ): Promise<Result<TrayView, Failure | 'not-found'>> {
    const done = await store.transaction(async (writer) => {
      if (!(await isOpenCase(writer, key.caseId))) return refuse('not-found' as const);
      const before = await writer.listTray(key);
      const after = work(before, writer);
      if (!after.ok) return after;
      await writer.setTray(key, after.value);
      const kept = new Set(after.value.map(({ pageId }) => pageId));
      return ok({
        view: await viewTray(dependencies, writer, key),
        gone: before.filter(({ pageId }) => !kept.has(pageId)),
      });
    });
    if (!done.ok) return done;
    for (const { pageId } of done.value.gone) await pages.discard(pageId);
    return ok(done.value.view);
  }

  /** Where a paper's edges were found it is taken out of its surroundings; whoever looks at it can undo that. */
  async function look(
    picture: PagePicture,
  ): Promise<Result<Pick<StoredPage, 'examined' | 'adjustments' | 'seen'>, 'damaged' | WorkshopFault>> {
    const { examined, jpeg } = picture;
    if (examined.corners === null) return ok({ examined, adjustments: asTaken, seen: seenOf(examined) });
    const adjustments = { ...asTaken, corners: examined.corners };
    const seen = await workshop.examine(jpeg, adjustments);
    return seen.ok ? ok({ examined, adjustments, seen: seenOf(seen.value) }) : seen;
  }

  async function keepAll(
    key: TrayKey,
    { source }: CapturedFile,
    wrappedName: string | null,
    pictures: readonly PagePicture[],
  ): Promise<Result<Tray, AddFault>> {
    const kept: StoredPage[] = [];
    const takenAt = centralClock.now();
    for (const picture of pictures) {
      const looked = await look(picture);
      const page = { pageId: newId(), sha256: sha256(picture.jpeg) };
      const written = looked.ok
        ? await pages.keepCopy(key.caseId, { documentId: page.pageId, sha256: page.sha256 }, picture.jpeg)
        : looked;
      if (!looked.ok || !written.ok) {
        await discardAll(kept);
        return looked.ok ? (written as Result<never, AddFault>) : looked;
      }
      kept.push({ ...key, ...page, ...looked.value, source, wrappedName, takenAt, overruled: null });
    }
    return ok(kept);
  }

  async function discardAll(tray: Tray): Promise<void> {
    for (const { pageId } of tray) await pages.discard(pageId);
  }

  return {
    alone: createTurns(),
    change,

    async mayTake(key) {
      if (!(await isOpenCase(store, key.caseId))) return refuse('not-found');
      const isSafe = secrets.wrap('');
      if (!isSafe.ok) return isSafe;
      const tray = await store.listTray(key);
      return tray.length < mostPages ? ok(null) : refuse('too-many-pages');
    },

    async add(key, file) {
      if (!(await isOpenCase(store, key.caseId))) return refuse('not-found');
      const name = secrets.wrap(cleanFileName(file.fileName ?? ''));
      if (!name.ok) return name;
      const split = await workshop.split(file.bytes);
      if (!split.ok) return split;
      if (split.value.length > mostPages) return refuse('too-many-pages');
      const kept = await keepAll(key, file, file.fileName === null ? null : name.value, split.value);
      if (!kept.ok) return kept;
      const added = await change(key, (tray): Result<Tray, 'not-found' | 'too-many-pages'> => {
        const next = withPages(tray, kept.value, file.replaces);
        if (next === null) return refuse('not-found');
        return next.length > mostPages ? refuse('too-many-pages') : ok(next);
      });
      // Only a refusal: after a throw nobody knows whether the database has them, and the next start looks.
      if (!added.ok) await discardAll(kept.value);
      return added;
    },

    async openPage(key, pageId) {
      const page = (await store.listTray(key)).find((each) => each.pageId === pageId);
      if (page === undefined) return refuse('not-found');
      const opened = await pages.open(key.caseId, { documentId: pageId, sha256: page.sha256 });
      return opened.ok ? ok({ page, jpeg: opened.value }) : refuse('damaged');
    },
  };
}

export function seenOf({
  warnings,
  fingerprint,
}: Pick<StoredPage['examined'], 'warnings' | 'fingerprint'>): StoredPage['seen'] {
  return { warnings, fingerprint };
}
