import fc from 'fast-check';
import { expect, it } from 'vitest';
import { tidyTrays } from '../../../main/use-cases/capture/tidy-trays.ts';
import { asTaken, type Contrast } from '../../../shared/domain/capture.ts';
import { openWorkplace } from '../workplace.ts';
import { add, clerk, keyOf, openedCase, tray, trayFiles, value } from './desk.ts';

type Act =
  | { readonly kind: 'add' }
  | { readonly kind: 'replace'; readonly at: number }
  | { readonly kind: 'remove'; readonly at: number }
  | { readonly kind: 'move'; readonly at: number; readonly to: number }
  | { readonly kind: 'adjust'; readonly at: number; readonly contrast: Contrast }
  | { readonly kind: 'start-again' };

const at = fc.nat(5);
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('add' as const) }) },
  fc.record({ kind: fc.constant('replace' as const), at }),
  fc.record({ kind: fc.constant('remove' as const), at }),
  fc.record({ kind: fc.constant('move' as const), at, to: fc.nat(7) }),
  fc.record({
    kind: fc.constant('adjust' as const),
    at,
    contrast: fc.constantFrom('clear' as const, 'black-and-white' as const),
  }),
  fc.record({ kind: fc.constant('start-again' as const) }),
);

/** What a page is known by: the seed that its picture was made of, and how it is adjusted. */
interface ModelPage {
  readonly seed: number;
  readonly contrast: Contrast;
}

/** One run of acts, each as a person may do it, compared with a plain list after every one of them. */
async function walk(acts: readonly Act[]): Promise<void> {
  let place = await openWorkplace();
  try {
    const view = await openedCase(place);
    const seeds = new Map<string, number>();
    let model: readonly ModelPage[] = [];
    let seed = 0;
    const taken = async (replaces: string | null): Promise<ModelPage> => {
      seed += 1;
      const before = new Set((await tray(place, view)).map(({ pageId }) => pageId));
      const { pages } = value(await add(place, view, seed, { replaces }));
      const [added] = pages.filter(({ pageId }) => !before.has(pageId));
      seeds.set(added?.pageId ?? '', seed);
      return { seed, contrast: 'as-taken' };
    };
    for (const next of acts) {
      const pages = await tray(place, view);
      const index = 'at' in next && pages.length > 0 ? next.at % pages.length : 0;
      const pageId = pages[index]?.pageId ?? '';
      const on = { ...keyOf(view), pageId };
      if (next.kind === 'add') model = [...model, await taken(null)];
      else if (next.kind === 'start-again') {
        await place.stop();
        place = await openWorkplace([], { folder: place.folder });
        await tidyTrays(place.dependencies);
      } else if (pages.length === 0) continue;
      else if (next.kind === 'replace') model = model.with(index, await taken(pageId));
      else if (next.kind === 'remove') {
        value(await place.useCases.removePage(on, clerk));
        model = model.toSpliced(index, 1);
      } else if (next.kind === 'move') {
        value(await place.useCases.movePage({ ...on, to: next.to }, clerk));
        const [moved] = model.slice(index, index + 1);
        model = model.toSpliced(index, 1).toSpliced(next.to, 0, ...(moved ? [moved] : []));
      } else {
        const { contrast } = next;
        value(await place.useCases.adjustPage({ ...on, adjustments: { ...asTaken, contrast } }, clerk));
        model = model.map((page, place) => (place === index ? { ...page, contrast } : page));
      }
      const now = await tray(place, view);
      const told = now.map(({ pageId: id, adjustments }) => ({
        seed: seeds.get(id) ?? 0,
        contrast: adjustments.contrast,
      }));
      expect(told).toEqual(model);
      expect(await trayFiles(place)).toEqual(now.map(({ pageId: id }) => `${id}.sealed`).toSorted());
    }
  } finally {
    await place.close();
  }
}

it('[U4] whatever is done to a tray, and whenever it is started anew, it is what a list would be, with its pictures', async () => {
  await fc.assert(fc.asyncProperty(fc.array(act, { minLength: 6, maxLength: 16 }), walk), { numRuns: 12 });
}, 60_000);
