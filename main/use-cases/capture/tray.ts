import { asTaken } from '../../../shared/domain/capture.ts';
import { compareCard, readCardText } from '../../../shared/domain/card-text.ts';
import type { TrayView } from '../../../shared/ipc/document-channels.ts';
import { answerOf } from '../../../shared/procedure/answers.ts';
import { ok, type Result, refuse } from '../../../shared/result.ts';
import type { StoredPage, TrayKey } from '../../store/tray-store.ts';
import { stateOf } from '../case-view.ts';
import type { Dependencies, UseCase } from '../ports.ts';
import { isOpenCase, seenOf, type TrayDesk, trayName } from './tray-desk.ts';
import { openWarnings, overruledNow, readPictures, viewTray } from './tray-view.ts';

export function getTray(dependencies: Dependencies): UseCase<'getTray'> {
  const { store } = dependencies;
  return async (key) =>
    (await isOpenCase(store, key.caseId))
      ? ok(await viewTray(dependencies, store, key))
      : refuse('not-found');
}

export function addToTray(desk: TrayDesk): UseCase<'addToTray'> {
  return ({ caseId, kind, content, ...file }) => {
    const key = { caseId, kind };
    return desk.alone(trayName(key), () => desk.add(key, { ...file, bytes: Buffer.from(content, 'base64') }));
  };
}

export function getTrayPage({ workshop }: Dependencies, desk: TrayDesk): UseCase<'getTrayPage'> {
  return async ({ pageId, adjusted, width, ...key }) => {
    const opened = await desk.openPage(key, pageId);
    if (!opened.ok) return opened;
    const { page, jpeg } = opened.value;
    const drawn = await workshop.render(jpeg, adjusted ? page.adjustments : asTaken, width);
    return drawn.ok ? ok({ content: Buffer.from(drawn.value).toString('base64') }) : drawn;
  };
}

/** Changes one page of a tray; its place stays. */
function changePage(
  desk: TrayDesk,
  key: TrayKey,
  pageId: string,
  change: (page: StoredPage) => StoredPage,
): Promise<Result<TrayView, 'not-found'>> {
  return desk.change(key, (tray) =>
    tray.some((page) => page.pageId === pageId)
      ? ok(tray.map((page) => (page.pageId === pageId ? change(page) : page)))
      : refuse('not-found'),
  );
}

export function adjustPage({ workshop }: Dependencies, desk: TrayDesk): UseCase<'adjustPage'> {
  return ({ pageId, adjustments, ...key }) =>
    desk.alone(trayName(key), async () => {
      const opened = await desk.openPage(key, pageId);
      if (!opened.ok) return opened;
      const seen = await workshop.examine(opened.value.jpeg, adjustments);
      if (!seen.ok) return seen;
      return changePage(desk, key, pageId, (page) => ({ ...page, adjustments, seen: seenOf(seen.value) }));
    });
}

/** The reason is for all that is wrong with the page now; what comes up later asks for another. */
export function overrulePage({ store }: Dependencies, desk: TrayDesk): UseCase<'overrulePage'> {
  return ({ pageId, reason, ...key }) =>
    desk.alone(trayName(key), async () => {
      const pictures = await readPictures(store, key.caseId);
      return changePage(desk, key, pageId, (page) => {
        const warnings = [...(overruledNow(page, pictures)?.warnings ?? []), ...openWarnings(page, pictures)];
        return { ...page, overruled: warnings.length === 0 ? null : { warnings, reason } };
      });
    });
}

export function movePage(desk: TrayDesk): UseCase<'movePage'> {
  return ({ pageId, to, ...key }) =>
    desk.alone(trayName(key), () =>
      desk.change(key, (tray) => {
        const moved = tray.find((page) => page.pageId === pageId);
        return moved === undefined
          ? refuse('not-found')
          : ok(tray.filter((page) => page !== moved).toSpliced(to, 0, moved));
      }),
    );
}

export function removePage(desk: TrayDesk): UseCase<'removePage'> {
  return ({ pageId, ...key }) =>
    desk.alone(trayName(key), () =>
      desk.change(key, (tray) => {
        const left = tray.filter((page) => page.pageId !== pageId);
        return left.length === tray.length ? refuse('not-found') : ok(left);
      }),
    );
}

/** What can be read off a page is compared with the case's holder, never taken over. */
export function readCard(dependencies: Dependencies, desk: TrayDesk): UseCase<'readCard'> {
  const { store, workshop } = dependencies;
  return async ({ pageId, ...key }) => {
    const opened = await desk.openPage(key, pageId);
    if (!opened.ok) return opened;
    const stored = await store.getCase(key.caseId);
    if (!stored) return refuse('not-found');
    const requestId = answerOf(stateOf(stored), 'A1')?.answer.requestId ?? '';
    const request = await store.getRequest(requestId);
    if (!request) return refuse('not-found');
    const lines = await workshop.read(opened.value.jpeg, opened.value.page.adjustments);
    return lines.ok ? ok(compareCard(readCardText(lines.value), request.customer)) : lines;
  };
}
