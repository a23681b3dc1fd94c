import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { asTaken } from '../../../shared/domain/capture.ts';
import type { CaseView } from '../../../shared/ipc/views.ts';
import { openWorkplace, type Workplace } from '../workplace.ts';
import { add, clerk, keyOf, openedCase, tray, value } from './desk.ts';

let place: Workplace;
let view: CaseView;
beforeEach(async () => {
  place = await openWorkplace();
  view = await openedCase(place);
});
afterEach(() => place.close());

const order = async () => (await tray(place, view)).map(({ pageId }) => pageId);

describe('a page whose picture is damaged or gone', () => {
  async function expectDamaged(): Promise<void> {
    const { useCases } = place;
    const at = { ...keyOf(view), pageId: (await order())[0] ?? '' };
    const damaged = { ok: false, error: 'damaged' };
    expect(await useCases.getTrayPage({ ...at, adjusted: true, width: 200 }, clerk)).toEqual(damaged);
    expect(await useCases.adjustPage({ ...at, adjustments: asTaken }, clerk)).toEqual(damaged);
    expect(await useCases.readCard(at, clerk)).toEqual(damaged);
    const target = { ...keyOf(view), head: view.head, letter: null };
    expect(await useCases.attachTray(target, clerk)).toEqual(damaged);
    value(await useCases.removePage(at, clerk));
    expect(await tray(place, view)).toHaveLength(1);
  }

  it.each(['one bit', 'all of it', 'the place of another'])(
    '[R10] is said of %s, and the others stay',
    async (what) => {
      value(await add(place, view, 1));
      value(await add(place, view, 2));
      const path = (id: string) => join(place.folder, 'documents', 'tray', `${id}.sealed`);
      const [first = '', second = ''] = await order();
      if (what === 'one bit') {
        const bytes = await readFile(path(first));
        const last = bytes.length - 1;
        bytes[last] = (bytes[last] ?? 0) ^ 1;
        await writeFile(path(first), bytes);
      } else if (what === 'all of it') await rm(path(first));
      else {
        await rename(path(first), `${path(first)}.away`);
        await writeFile(path(first), await readFile(path(second)));
      }
      await expectDamaged();
    },
  );
});
