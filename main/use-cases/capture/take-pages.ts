import { ok, type Result } from '../../../shared/result.ts';
import type { Dependencies, UseCase } from '../ports.ts';
import { type AddFault, type TrayDesk, trayName } from './tray-desk.ts';
import { viewTray } from './tray-view.ts';

/** A file of the watched folder: it leaves the folder once its pages are kept, and not before. */
export function takeFromFolder({ sources }: Dependencies, desk: TrayDesk): UseCase<'takeFromFolder'> {
  return ({ fileId, replaces, ...key }) =>
    desk.alone(trayName(key), async () => {
      const mayTake = await desk.mayTake(key);
      if (!mayTake.ok) return mayTake;
      const taken = await sources.readFile(fileId);
      if (!taken.ok) return taken;
      const { bytes, fileName } = taken.value;
      const added = await desk.add(key, { source: 'folder', fileName, bytes, replaces });
      if (!added.ok) return added;
      const moved = await taken.value.done();
      return moved.ok ? added : moved;
    });
}

/**
 * Pages as a scanner gives them: each is kept before the next is asked for, so that what came before a fault stays. The first takes the
 * place of the page that is taken anew; a scanner that gives more adds them behind.
 */
export function scan(dependencies: Dependencies, desk: TrayDesk): UseCase<'scan'> {
  const { store, sources } = dependencies;
  return async ({ scannerId, options, replaces, ...key }) => {
    // Before any paper is drawn in.
    const mayTake = await desk.mayTake(key);
    if (!mayTake.ok) return mayTake;
    const keep = (bytes: Uint8Array, index: number): Promise<Result<unknown, AddFault>> =>
      desk.alone(trayName(key), () =>
        desk.add(key, { source: 'scanner', fileName: null, bytes, replaces: index === 0 ? replaces : null }),
      );
    // Whoever ends it does so by the sources' own means: it has no other end.
    const { signal } = new AbortController();
    const scanned = await sources.scanPages(scannerId, options, signal, keep);
    return scanned.ok ? ok(await viewTray(dependencies, store, key)) : scanned;
  };
}
