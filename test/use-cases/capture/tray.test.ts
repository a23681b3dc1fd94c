import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../../../main/platform/ids.ts';
import { asTaken, type Corners, mostPages } from '../../../shared/domain/capture.ts';
import type { CaseView } from '../../../shared/ipc/views.ts';
import { pagePicture } from '../../builders/page-picture.ts';
import { svgWithScript } from '../../documents/corpus.ts';
import { noSecrets } from '../../support/no-secrets.ts';
import { openWorkplace, type Workplace } from '../workplace.ts';
import { add, clerk, keyOf, openedCase, tray, trayFiles, value } from './desk.ts';

const corners: Corners = [
  { x: 0.1, y: 0.1 },
  { x: 0.9, y: 0.12 },
  { x: 0.88, y: 0.9 },
  { x: 0.12, y: 0.88 },
];

let place: Workplace;
let view: CaseView;
beforeEach(async () => {
  place = await openWorkplace();
  view = await openedCase(place);
});
afterEach(() => place.close());

async function pdfOf(pages: number): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  for (let page = 1; page <= pages; page += 1) {
    document.addPage([100, 100 + page]).drawRectangle({ x: 10, y: 10, width: page, height: page });
  }
  return document.save();
}

const page = async (index: number) => {
  const found = (await tray(place, view))[index];
  if (!found) throw new Error('no such page');
  return found;
};
const pageId = async (index: number) => (await page(index)).pageId;
const order = async () => (await tray(place, view)).map((each) => each.pageId);

describe('a page that is captured', () => {
  it('waits in the tray of its case and kind, with where it came from', async () => {
    value(await add(place, view, 1, { source: 'drop', fileName: 'C:\\Escritorio\\carnet.jpg' }));
    expect(await tray(place, view)).toEqual([
      {
        pageId: expect.any(String),
        source: 'drop',
        fileName: 'carnet.jpg',
        takenAt: place.clock.now(),
        examined: expect.objectContaining({ width: 360, height: 320, warnings: [] }),
        adjustments: asTaken,
        open: [],
        overruledReason: null,
      },
    ]);
    expect(await tray(place, view, 'invoice')).toEqual([]);
    expect(await trayFiles(place)).toEqual([`${await pageId(0)}.sealed`]);
  });

  it('is taken out of its surroundings where its edges were found', async () => {
    place.workshop.see = (_jpeg, adjusted) =>
      adjusted === null ? { corners, warnings: ['glare'] } : { corners: null, warnings: [] };
    value(await add(place, view, 1));
    expect(await page(0)).toMatchObject({ adjustments: { ...asTaken, corners }, open: [] });
    expect((await page(0)).examined).toMatchObject({ corners, warnings: ['glare'] });
  });

  it('is drawn as it was taken and as it is adjusted', async () => {
    value(await add(place, view, 1));
    const at = { ...keyOf(view), pageId: await pageId(0), width: 200 };
    const taken = value(await place.useCases.getTrayPage({ ...at, adjusted: false }, clerk));
    const adjustments = { ...asTaken, quarterTurns: 1 };
    value(await place.useCases.adjustPage({ ...keyOf(view), pageId: at.pageId, adjustments }, clerk));
    const same = value(await place.useCases.getTrayPage({ ...at, adjusted: false }, clerk));
    const turned = value(await place.useCases.getTrayPage({ ...at, adjusted: true }, clerk));
    expect(same.content).toBe(taken.content);
    expect(turned.content).not.toBe(taken.content);
  });

  it('brings every page of its file along, in order', async () => {
    value(await add(place, view, 0, { bytes: await pdfOf(3), source: 'file', fileName: 'nota.pdf' }));
    const heights = (await tray(place, view)).map(({ examined }) => examined.height);
    expect(heights).toHaveLength(3);
    expect(heights).toEqual(heights.toSorted((one, other) => one - other));
    expect(await trayFiles(place)).toHaveLength(3);
  });

  it('takes the place of one that is taken anew, which is gone', async () => {
    for (const seed of [1, 2, 3]) value(await add(place, view, seed));
    const before = await order();
    value(await add(place, view, 4, { replaces: before[1] ?? '' }));
    const after = await order();
    expect(after).toHaveLength(3);
    expect([after[0], after[2]]).toEqual([before[0], before[2]]);
    expect(await trayFiles(place)).toEqual(after.map((id) => `${id}.sealed`).toSorted());
  });

  it('can be moved to any place and taken away', async () => {
    for (const seed of [1, 2, 3]) value(await add(place, view, seed));
    const [first = '', second = '', third = ''] = await order();
    value(await place.useCases.movePage({ ...keyOf(view), pageId: third, to: 0 }, clerk));
    expect(await order()).toEqual([third, first, second]);
    value(await place.useCases.movePage({ ...keyOf(view), pageId: third, to: 39 }, clerk));
    expect(await order()).toEqual([first, second, third]);
    value(await place.useCases.removePage({ ...keyOf(view), pageId: second }, clerk));
    expect(await order()).toEqual([first, third]);
    expect(await trayFiles(place)).toEqual([`${first}.sealed`, `${third}.sealed`].toSorted());
  });
});

describe('a page that is not taken', () => {
  it('is none for its content, and nothing is kept', async () => {
    expect(await add(place, view, 0, { bytes: svgWithScript })).toEqual({
      ok: false,
      error: 'not-a-document',
    });
    expect(await trayFiles(place)).toEqual([]);
  });

  it('[R10] is refused without safe storage before anything is read', async () => {
    await place.close();
    place = await openWorkplace(undefined, { secrets: noSecrets });
    view = await openedCase(place);
    place.workshop.before = async () => {
      throw new Error('read');
    };
    expect(await add(place, view, 1)).toEqual({ ok: false, error: 'no-safe-storage' });
    expect(await trayFiles(place)).toEqual([]);
  });

  it('is refused where the disk takes no file, and none of its pages is kept', async () => {
    await writeFile(join(place.folder, 'documents'), 'in the way');
    expect(await add(place, view, 0, { bytes: await pdfOf(2) })).toEqual({ ok: false, error: 'disk' });
    expect(await tray(place, view)).toEqual([]);
  });

  it('takes those of its file along that were kept before the disk was full', async () => {
    await place.close();
    let written = 0;
    place = await openWorkplace(undefined, {
      replace: (dependencies) => ({
        ...dependencies,
        pages: {
          ...dependencies.pages,
          keepCopy: async (...page) => {
            written += 1;
            return written === 3 ? { ok: false, error: 'disk' } : dependencies.pages.keepCopy(...page);
          },
        },
      }),
    });
    view = await openedCase(place);
    expect(await add(place, view, 0, { bytes: await pdfOf(3) })).toEqual({ ok: false, error: 'disk' });
    expect(written).toBe(3);
    expect(await trayFiles(place)).toEqual([]);
  });

  it('is refused beyond the most pages of a document, with the tray as it was', async () => {
    value(await add(place, view, 0, { bytes: await pdfOf(mostPages - 1) }));
    expect(await add(place, view, 0, { bytes: await pdfOf(2) })).toEqual({
      ok: false,
      error: 'too-many-pages',
    });
    expect(await tray(place, view)).toHaveLength(mostPages - 1);
    expect(await trayFiles(place)).toHaveLength(mostPages - 1);
    value(await add(place, view, 1));
    expect(await tray(place, view)).toHaveLength(mostPages);
  });

  it('does not take the place of one that is gone', async () => {
    expect(await add(place, view, 1, { replaces: newId() })).toEqual({ ok: false, error: 'not-found' });
    expect(await trayFiles(place)).toEqual([]);
  });

  it('has no tray in a case that is not here or has ended', async () => {
    const elsewhere = { ...view, state: { ...view.state, caseId: newId() } };
    expect(await add(place, elsewhere, 1)).toEqual({ ok: false, error: 'not-found' });
    const { caseId } = view.state;
    const withdrawal = { caseId, head: view.head, reason: 'changed-mind', note: '' } as const;
    value(await place.useCases.withdrawCase(withdrawal, clerk));
    expect(await add(place, view, 1)).toEqual({ ok: false, error: 'not-found' });
    expect(await place.useCases.getTray(keyOf(view), clerk)).toEqual({ ok: false, error: 'not-found' });
    expect(await trayFiles(place)).toEqual([]);
  });
});

describe('what is found wrong with a page', () => {
  const overrule = async (index: number, reason: string) =>
    value(await place.useCases.overrulePage({ ...keyOf(view), pageId: await pageId(index), reason }, clerk));
  const adjust = async (index: number, contrast: 'clear' | 'as-taken') =>
    value(
      await place.useCases.adjustPage(
        { ...keyOf(view), pageId: await pageId(index), adjustments: { ...asTaken, contrast } },
        clerk,
      ),
    );

  it('is said until somebody gives a reason, and again for what is found later', async () => {
    place.workshop.see = (_jpeg, adjusted) => ({
      warnings: adjusted?.contrast === 'clear' ? ['dark', 'blurred'] : ['dark'],
    });
    value(await add(place, view, 1));
    expect((await page(0)).open).toEqual(['dark']);
    await overrule(0, 'El original es así');
    expect(await page(0)).toMatchObject({ open: [], overruledReason: 'El original es así' });
    await adjust(0, 'clear');
    expect(await page(0)).toMatchObject({ open: ['blurred'], overruledReason: 'El original es así' });
    await overrule(0, 'No hay otro');
    expect(await page(0)).toMatchObject({ open: [], overruledReason: 'No hay otro' });
  });

  it('is said of the page as it is adjusted', async () => {
    place.workshop.see = (_jpeg, adjusted) => ({
      warnings: adjusted?.contrast === 'clear' ? [] : ['dark'],
    });
    value(await add(place, view, 1));
    await adjust(0, 'clear');
    expect(await page(0)).toMatchObject({ open: [], examined: { warnings: ['dark'] } });
    await adjust(0, 'as-taken');
    expect((await page(0)).open).toEqual(['dark']);
  });

  it('needs no reason where there is nothing', async () => {
    value(await add(place, view, 1));
    await overrule(0, 'Porque sí');
    expect((await page(0)).overruledReason).toBeNull();
  });

  it('is the same picture twice, said of the later one wherever it stands, and of other kinds', async () => {
    value(await add(place, view, 1));
    value(await add(place, view, 2));
    value(await add(place, view, 1));
    const opens = async () => (await tray(place, view)).map(({ open }) => open);
    expect(await opens()).toEqual([[], [], ['same-picture']]);
    value(await place.useCases.movePage({ ...keyOf(view), pageId: await pageId(2), to: 0 }, clerk));
    expect(await opens()).toEqual([['same-picture'], [], []]);
    value(await add(place, view, 2, { kind: 'annulment-note' }));
    expect((await tray(place, view, 'annulment-note'))[0]?.open).toEqual(['same-picture']);
    value(await place.useCases.removePage({ ...keyOf(view), pageId: await pageId(1) }, clerk));
    expect(await opens()).toEqual([[], []]);
  });
});

it('[U4] pages, order, adjustments and reasons are back after a kill', async () => {
  place.workshop.see = () => ({ warnings: ['dark'] });
  for (const seed of [1, 2, 3]) value(await add(place, view, seed, { fileName: 'hoja.jpg' }));
  const { useCases } = place;
  value(await useCases.movePage({ ...keyOf(view), pageId: await pageId(2), to: 0 }, clerk));
  const adjustments = { corners, quarterTurns: 3, contrast: 'clear' } as const;
  value(await useCases.adjustPage({ ...keyOf(view), pageId: await pageId(1), adjustments }, clerk));
  const reason = 'Así es el original';
  value(await useCases.overrulePage({ ...keyOf(view), pageId: await pageId(1), reason }, clerk));
  const before = await tray(place, view);
  await place.stop();
  place = await openWorkplace([], { folder: place.folder });
  expect(await tray(place, view)).toEqual(before);
  const drawn = await useCasesDraw();
  expect(drawn.ok).toBe(true);
});

async function useCasesDraw() {
  const at = { ...keyOf(view), pageId: await pageId(0), adjusted: true, width: 200 };
  return place.useCases.getTrayPage(at, clerk);
}

it('what comes at once is added one after another', async () => {
  const pictures = await Promise.all([1, 2, 3, 4].map((seed) => pagePicture(seed)));
  const answers = await Promise.all(pictures.map((bytes) => add(place, view, 0, { bytes })));
  expect(answers.map((answer) => value(answer).pages.length)).toEqual([1, 2, 3, 4]);
  expect(new Set((await tray(place, view)).map(({ examined }) => examined.fingerprint)).size).toBe(4);
});

describe('what is read off a C.I.', () => {
  const read = async (lines: readonly string[]) => {
    place.workshop.lines = lines;
    return value(await place.useCases.readCard({ ...keyOf(view), pageId: await pageId(0) }, clerk));
  };

  it('is compared with the holder of the case, and nothing of it is kept', async () => {
    value(await add(place, view, 1));
    const before = await tray(place, view);
    const own = await read(['CÉDULA DE IDENTIDAD', 'No. 4512345 LP']);
    expect(own).toMatchObject({ number: expect.stringContaining('4512345'), numberDiffers: false });
    const other = await read(['CÉDULA DE IDENTIDAD', 'No. 9988776 SC']);
    expect(other).toMatchObject({ number: expect.stringContaining('9988776'), numberDiffers: true });
    expect(await read(['lorem ipsum'])).toEqual({
      number: null,
      name: null,
      numberDiffers: null,
      nameDiffers: null,
    });
    expect(await tray(place, view)).toEqual(before);
  });
});
