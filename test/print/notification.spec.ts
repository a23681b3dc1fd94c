import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { knownRequests } from '../../main/central/demo/known-cases.ts';
import type { ContentsWithPreferences } from '../app/launch-application.ts';
import { expect, test } from '../journeys/support/world.ts';

interface Registered {
  readonly caseId: string;
  readonly head: number;
}

/** The unpaid single request, annulled by calls over the bridge, which are quicker than its screens. */
async function annul(page: Page): Promise<Registered> {
  return page.evaluate(async (requestId) => {
    const taken = <Value>(answer: { ok: true; value: Value } | { ok: false; error: string }): Value => {
      if (!answer.ok) throw new Error(answer.error);
      return answer.value;
    };
    let view = taken(await window.reversa.openCase({ requestId }));
    const { caseId } = view.state;
    const [motive] = view.motives.filter((each) => !each.needsNote);
    const [cause] = motive?.causes ?? [];
    const answers = [
      ['A2', {}],
      ['A3', { type: 'full' }],
      [
        'A4.1',
        {
          motiveId: motive?.id ?? '',
          motiveName: motive?.name ?? '',
          causeId: cause?.id ?? '',
          causeName: cause?.name ?? '',
          note: '',
          noteRequired: false,
        },
      ],
      ['A5', { paid: false }],
    ] as const;
    for (const [step, answer] of answers) {
      view = taken(await window.reversa.answerStep({ caseId, head: view.head, step, target: null, answer }));
    }
    view = taken(await window.reversa.registerAnnulment({ caseId, head: view.head }));
    return { caseId, head: view.head };
  }, knownRequests.unpaidSingle);
}

/** Remembers every further window's preferences and address, and lets it see no printer. */
async function watchWindows(
  app: ElectronApplication,
): Promise<() => Promise<{ preferences: object; url: string }[]>> {
  await app.evaluate(({ app: own }) => {
    const seen: { preferences: object; url: string }[] = [];
    Reflect.set(globalThis, 'seenWindows', seen);
    own.on('web-contents-created', (_event, contents) => {
      contents.getPrintersAsync = async () => [];
      contents.on('did-finish-load', () => {
        seen.push({
          preferences: (contents as unknown as ContentsWithPreferences).getLastWebPreferences(),
          url: contents.getURL(),
        });
      });
    });
  });
  return () => app.evaluate(() => Reflect.get(globalThis, 'seenWindows'));
}

test('a notification is saved as a letter-size PDF from a hidden window that is gone afterwards', async ({
  openWorkstation,
  ownCentral,
}) => {
  const folder = await mkdtemp(join(tmpdir(), 'reversa-paper-'));
  const file = join(folder, 'notificación.pdf');
  const { app, page } = await openWorkstation({ central: ownCentral });
  const registered = await annul(page);
  const seenWindows = await watchWindows(app);

  const printed = await page.evaluate(
    (request) => window.reversa.printPaper({ ...request, paper: 'notification', of: null, reason: null }),
    registered,
  );
  expect(printed).toMatchObject({ ok: true, value: { outcome: 'no-printer' } });

  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, file);
  const saved = await page.evaluate(
    (request) => window.reversa.savePaper({ ...request, paper: 'notification', of: null, reason: null }),
    registered,
  );
  expect(saved).toMatchObject({ ok: true, value: { outcome: 'saved' } });
  const pdf = await readFile(file, 'latin1');
  expect(pdf.slice(0, 5)).toBe('%PDF-');
  expect(pdf).toMatch(/\/MediaBox \[0 0 612 792\]/);
  expect(await readdir(folder)).toEqual(['notificación.pdf']);

  const windows = await seenWindows();
  expect(windows).toHaveLength(2);
  for (const { preferences, url } of windows) {
    expect(url).toMatch(/^app:\/\/ui\/print\.html(#[0-9a-f-]{36})?$/);
    expect(preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
    });
  }
  const count = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
  await expect.poll(count).toBe(1);
  await rm(folder, { recursive: true, force: true });
});
