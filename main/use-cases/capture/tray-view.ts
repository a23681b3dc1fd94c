import type { PageWarning } from '../../../shared/domain/capture.ts';
import { samePicture } from '../../../shared/domain/same-picture.ts';
import type { TrayPage, TrayView } from '../../../shared/ipc/document-channels.ts';
import type { StoreReader } from '../../store/branch-store.ts';
import type { StoredPage, TrayKey } from '../../store/tray-store.ts';
import type { Dependencies } from '../ports.ts';

/** As it was taken and as it is adjusted: the same paper is found again either way. */
export function fingerprintsOf(page: Pick<StoredPage, 'examined' | 'seen'>): readonly string[] {
  return [...new Set([page.examined.fingerprint, page.seen.fingerprint])];
}

function looksLike(one: readonly string[], other: readonly string[]): boolean {
  return one.some((mine) => other.some((theirs) => samePicture(mine, theirs)));
}

/** All that a page is compared with: the case's other pages that were captured here, attached or not. */
export interface CasePictures {
  readonly waiting: readonly StoredPage[];
  readonly attached: readonly (readonly string[])[];
}

export async function readPictures(reader: StoreReader, caseId: string): Promise<CasePictures> {
  const [waiting, looks] = await Promise.all([reader.listTraysOf(caseId), reader.listPageLooks(caseId)]);
  return { waiting, attached: looks.map(({ fingerprints }) => fingerprints) };
}

/** Of two pages with the same picture it is the later one, as taking the earlier one away is not what is meant. */
function isTakenTwice(page: StoredPage, { waiting, attached }: CasePictures): boolean {
  const own = fingerprintsOf(page);
  return (
    attached.some((look) => looksLike(own, look)) ||
    waiting.some((other) => other.pageId < page.pageId && looksLike(own, fingerprintsOf(other)))
  );
}

/** What is wrong with a page as it is adjusted, whether or not somebody overruled it. */
export function warningsOf(page: StoredPage, pictures: CasePictures): readonly PageWarning[] {
  const seen = page.seen.warnings.filter((warning) => warning !== 'same-picture');
  return isTakenTwice(page, pictures) ? [...seen, 'same-picture'] : seen;
}

export function openWarnings(page: StoredPage, pictures: CasePictures): readonly PageWarning[] {
  return warningsOf(page, pictures).filter((warning) => !page.overruled?.warnings.includes(warning));
}

/** What of a reason given earlier is still about something: null where nothing is. */
export function overruledNow(
  page: StoredPage,
  pictures: CasePictures,
): { readonly warnings: readonly PageWarning[]; readonly reason: string } | null {
  const { overruled } = page;
  if (overruled === null) return null;
  const warnings = warningsOf(page, pictures).filter((warning) => overruled.warnings.includes(warning));
  return warnings.length === 0 ? null : { warnings, reason: overruled.reason };
}

/** @returns null for what had no file, and for a name that another machine wrapped. */
export function fileNameOf(
  { wrappedName }: StoredPage,
  secrets: Pick<Dependencies['secrets'], 'unwrap'>,
): string | null {
  if (wrappedName === null) return null;
  const name = secrets.unwrap(wrappedName);
  return name.ok ? name.value : null;
}

export async function viewTray(
  { secrets }: Pick<Dependencies, 'secrets'>,
  reader: StoreReader,
  key: TrayKey,
): Promise<TrayView> {
  const [pages, pictures] = await Promise.all([reader.listTray(key), readPictures(reader, key.caseId)]);
  return {
    pages: pages.map(
      (page): TrayPage => ({
        pageId: page.pageId,
        source: page.source,
        fileName: fileNameOf(page, secrets),
        takenAt: page.takenAt,
        examined: page.examined,
        adjustments: page.adjustments,
        open: [...openWarnings(page, pictures)],
        overruledReason: overruledNow(page, pictures)?.reason ?? null,
      }),
    ),
  };
}
