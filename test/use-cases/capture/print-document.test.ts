import { afterEach, beforeEach, expect, it } from 'vitest';
import type { CaseView } from '../../../shared/ipc/views.ts';
import { openWorkplace, signedInAs, type Workplace } from '../workplace.ts';
import { add, attach, clerk, openedCase, value } from './desk.ts';

let place: Workplace;
let view: CaseView;
let viewId: string;
let documentId: string;
beforeEach(async () => {
  place = await openWorkplace();
  const opened = await openedCase(place);
  value(await add(place, opened, 1));
  value(await add(place, opened, 2));
  view = value(await attach(place, opened));
  documentId = view.state.documents[0]?.documentId ?? '';
  const { caseId } = view.state;
  ({ viewId } = value(await place.useCases.openDocument({ caseId, documentId }, clerk)));
});
afterEach(() => place.close());

async function copies(): Promise<readonly unknown[]> {
  const stored = await place.store.getCase(view.state.caseId);
  return (stored?.events ?? [])
    .map(({ event }) => event.action)
    .filter(({ type }) => type === 'document-printed');
}

it('[R11] prints every page of what is looked at, and says so in the log', async () => {
  expect(value(await place.useCases.printDocument({ viewId }, clerk))).toEqual({ outcome: 'printed' });
  const job = place.jobs.at(-1);
  expect(job).toMatchObject({ kind: 'copy', title: expect.stringContaining(view.state.caseNumber) });
  expect(job?.kind === 'copy' && job.pages).toHaveLength(2);
  expect(await copies()).toEqual([{ type: 'document-printed', documentId, outcome: 'printed' }]);
});

it('says in the log that a copy failed, and nothing where there was no paper to come', async () => {
  for (const outcome of ['failed', 'cancelled', 'no-printer'] as const) {
    place.printOutcome = outcome;
    expect(value(await place.useCases.printDocument({ viewId }, clerk))).toEqual({ outcome });
  }
  expect(await copies()).toEqual([{ type: 'document-printed', documentId, outcome: 'failed' }]);
});

it("prints nothing of a view that has ended, or is somebody else's", async () => {
  const notFound = { ok: false, error: 'not-found' };
  const before = place.jobs.length;
  expect(await place.useCases.printDocument({ viewId }, signedInAs('service-head', 'u-9'))).toEqual(notFound);
  await place.useCases.closeDocument({ viewId }, clerk);
  expect(await place.useCases.printDocument({ viewId }, clerk)).toEqual(notFound);
  expect(place.jobs).toHaveLength(before);
});
