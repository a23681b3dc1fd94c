import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../../../main/platform/ids.ts';
import { mostPages } from '../../../shared/domain/capture.ts';
import type { CaseView } from '../../../shared/ipc/views.ts';
import { pagePicture } from '../../builders/page-picture.ts';
import { svgWithScript } from '../../documents/corpus.ts';
import { noSecrets } from '../../support/no-secrets.ts';
import { openWorkplace, type Workplace } from '../workplace.ts';
import { add, clerk, keyOf, openedCase, tray, trayFiles, value } from './desk.ts';

let place: Workplace;
let view: CaseView;
beforeEach(async () => {
  place = await openWorkplace();
  view = await openedCase(place);
});
afterEach(() => place.close());

const fileId = 'f-1';

function take(replaces: string | null = null) {
  return place.useCases.takeFromFolder({ ...keyOf(view), fileId, replaces }, clerk);
}

function scan(replaces: string | null = null) {
  const options = { input: 'feeder', resolution: 300, colour: 'grey' } as const;
  return place.useCases.scan({ ...keyOf(view), scannerId: newId(), options, replaces }, clerk);
}

async function pictures(...seeds: readonly number[]): Promise<readonly Uint8Array[]> {
  return Promise.all(seeds.map((seed) => pagePicture(seed)));
}

describe('a file of the watched folder', () => {
  beforeEach(async () => {
    place.sources.files.set(fileId, { name: 'escaneo 7.jpg', bytes: await pagePicture(7) });
  });

  it('is a page of the tray, and leaves the folder', async () => {
    const { pages } = value(await take());
    expect(pages).toMatchObject([{ source: 'folder', fileName: 'escaneo 7.jpg' }]);
    expect(place.sources.files.size).toBe(0);
  });

  it('stays in the folder where it is no document', async () => {
    place.sources.files.set(fileId, { name: 'dibujo.svg', bytes: svgWithScript });
    expect(await take()).toEqual({ ok: false, error: 'not-a-document' });
    expect(place.sources.files.size).toBe(1);
  });

  it('is taken, and said to stay, where it cannot be moved', async () => {
    place.sources.isStuck = true;
    expect(await take()).toEqual({ ok: false, error: 'file-stays' });
    expect(await tray(place, view)).toHaveLength(1);
  });

  it('that is being written or gone is said', async () => {
    place.sources.files.set(fileId, 'file-changing');
    expect(await take()).toEqual({ ok: false, error: 'file-changing' });
    place.sources.files.clear();
    expect(await take()).toEqual({ ok: false, error: 'file-gone' });
    expect(await trayFiles(place)).toEqual([]);
  });
});

describe('a scan', () => {
  it('adds page by page, in order', async () => {
    place.sources.sheets = await pictures(1, 2, 3);
    const { pages } = value(await scan());
    expect(pages.map(({ source }) => source)).toEqual(['scanner', 'scanner', 'scanner']);
    expect(new Set(pages.map(({ examined }) => examined.fingerprint)).size).toBe(3);
  });

  it('leaves what came before a fault', async () => {
    place.sources.sheets = [...(await pictures(1, 2)), 'jammed'];
    expect(await scan()).toEqual({ ok: false, error: 'jammed' });
    expect(await tray(place, view)).toHaveLength(2);
  });

  it('ends with a page that is none, which is said', async () => {
    place.sources.sheets = [...(await pictures(1)), svgWithScript, ...(await pictures(2))];
    expect(await scan()).toEqual({ ok: false, error: 'not-a-document' });
    expect(await tray(place, view)).toHaveLength(1);
  });

  it('puts its first page where one is taken anew, and others behind', async () => {
    for (const seed of [1, 2]) value(await add(place, view, seed));
    const [first, second] = await tray(place, view);
    place.sources.sheets = await pictures(3, 4);
    const { pages } = value(await scan(first?.pageId ?? ''));
    expect(pages.map(({ source }) => source)).toEqual(['scanner', 'camera', 'scanner']);
    expect(pages[1]?.pageId).toBe(second?.pageId);
  });

  it('[R10] draws nothing in where nothing could be kept', async () => {
    place.sources.scanPages = async () => {
      throw new Error('drawn in');
    };
    for (let seed = 0; seed < mostPages; seed += 1) value(await add(place, view, seed));
    expect(await scan()).toEqual({ ok: false, error: 'too-many-pages' });
    view = { ...view, state: { ...view.state, caseId: newId() } };
    expect(await scan()).toEqual({ ok: false, error: 'not-found' });
    await place.close();
    place = await openWorkplace(undefined, { secrets: noSecrets });
    view = await openedCase(place);
    place.sources.scanPages = async () => {
      throw new Error('drawn in');
    };
    expect(await scan()).toEqual({ ok: false, error: 'no-safe-storage' });
  });
});
