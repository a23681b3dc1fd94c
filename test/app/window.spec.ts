import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ElectronApplication, expect, type Page, test } from '@playwright/test';
import { type ContentsWithPreferences, launchApplication } from './launch-application.ts';

let home: string;
let app: ElectronApplication;
let page: Page;

test.beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'reversa-window-'));
  ({ app, page } = await launchApplication(home));
});
test.afterAll(async () => {
  await app.close();
  await rm(home, { recursive: true, force: true });
});

test('[R1] every window stands behind the same walls, at the application’s own scheme', async () => {
  const windows = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map(({ webContents }) => ({
      preferences: (webContents as unknown as ContentsWithPreferences).getLastWebPreferences(),
      url: webContents.getURL(),
    })),
  );
  expect(windows).toHaveLength(1);
  for (const { preferences, url } of windows) {
    expect(preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
    });
    expect(url).toMatch(/^app:\/\/ui\/index\.html/);
  }
});

test('[R1] the page has nothing of Node or Electron', async () => {
  const names = ['require', 'process', 'Buffer', 'module', 'global', 'electron', 'ipcRenderer'];
  const found = await page.evaluate((each) => each.filter((name) => name in globalThis), names);
  expect(found).toEqual([]);
});

test('[R5] the page has the fixed list of functions and cannot change it', async () => {
  const seen = await page.evaluate(() => ({
    keys: Object.keys(window.reversa),
    kinds: [...new Set(Object.values(window.reversa).map((member) => typeof member))],
    isFrozen: Object.isFrozen(window.reversa),
  }));
  expect(seen).toEqual({
    keys: [
      ...['getSession', 'signIn', 'signOut', 'lockSession', 'enrolDevice', 'getLine'],
      ...['syncNow', 'listOutbox', 'retryCase', 'followServer', 'exportOutbox'],
      ...['getStorage', 'unlockStorage', 'setPassphrase'],
      ...['listUploads', 'pauseUploads', 'retryUpload'],
      ...['searchRequests', 'listRequests', 'getRequest', 'openCase'],
      ...['getCase', 'answerStep', 'registerAnnulment', 'withdrawCase', 'takeCase', 'takeNextCase'],
      ...['releaseCase', 'listAssignees', 'reassignCase', 'listCases', 'acknowledgeProblem', 'getCounts'],
      ...['alertQueue', 'saveDraft', 'getDraft', 'getTray', 'addToTray', 'getTrayPage', 'adjustPage'],
      ...['overrulePage', 'movePage', 'removePage', 'readCard', 'attachTray', 'listSources'],
      ...[
        'takeFromFolder',
        'getScanner',
        'getScannerCertificate',
        'scan',
        'cancelScan',
        'getScanProgress',
        'getSourceSettings',
      ],
      ...['setSourceSettings', 'openDocument', 'drawPage', 'printDocument', 'closeDocument', 'getReport'],
      ...[
        'exportReport',
        'listOrders',
        'decideImpossible',
        'listHandoffs',
        'returnHandoff',
        'findNotification',
      ],
      ...['recordRefund', 'previewPaper', 'printPaper', 'savePaper', 'getPrintJob', 'getIndicator'],
      ...[
        'listIndicatorCases',
        'exportIndicator',
        'getWaiting',
        'exportProcedure',
        'getStoreState',
        'repairStore',
        'listBackups',
        'makeBackup',
        'restoreBackup',
        'onSessionChanged',
        'onLineChanged',
      ],
      ...['onCasesChanged'],
    ],
    kinds: ['function'],
    isFrozen: true,
  });
});

test('[R5] a call is checked behind the bridge', async () => {
  const answers = await page.evaluate(async () => {
    const ask = window.reversa as unknown as Record<string, (request: unknown) => Promise<unknown>>;
    const session = (await ask.getSession?.({})) as { ok: boolean };
    return {
      session: session.ok,
      extraKey: await ask.getSession?.({ role: 'administrator' }),
      nothing: await ask.getSession?.(undefined),
      notSignedIn: await ask.listCases?.({ list: 'all', status: null, text: '', after: null }),
      printJob: await ask.getPrintJob?.({ jobId: '019394f5-0000-7000-8000-000000000001' }),
    };
  });
  expect(answers).toEqual({
    session: true,
    extraKey: { ok: false, error: 'bad-request' },
    nothing: { ok: false, error: 'bad-request' },
    notSignedIn: { ok: false, error: 'not-signed-in' },
    printJob: { ok: false, error: 'forbidden' },
  });
});

test('[R2] the policy stops inline script, inline style, other origins, frames and workers', async () => {
  const outcome = await page.evaluate(async () => {
    const stopped = new Set<string>();
    document.addEventListener('securitypolicyviolation', (event) => stopped.add(event.effectiveDirective));
    const put = (html: string): void => void document.body.insertAdjacentHTML('beforeend', html);
    const script = document.createElement('script');
    script.textContent = 'document.documentElement.dataset.inline = "ran"';
    document.body.append(script);
    put('<style>:root { --injected: 1 }</style>');
    put(
      '<p style="color: red" onclick="document.documentElement.dataset.inline = \'ran\'" id="planted"></p>',
    );
    put('<img src="https://example.com/x.png"><iframe src="https://example.com/"></iframe>');
    put(
      '<object data="https://example.com/x.swf"></object><form action="https://example.com/" id="out"></form>',
    );
    document.getElementById('planted')?.click();
    document.querySelector<HTMLFormElement>('#out')?.requestSubmit();
    const fetched = await fetch('https://example.com/').then(
      () => 'fetched',
      () => 'refused',
    );
    await new Promise((resolve) => setTimeout(resolve, 300));
    return {
      fetched,
      stopped: [...stopped].sort(),
      ran: document.documentElement.dataset.inline,
      styled: getComputedStyle(document.documentElement).getPropertyValue('--injected'),
    };
  });
  expect(outcome).toEqual({
    fetched: 'refused',
    stopped: expect.arrayContaining([
      ...['connect-src', 'form-action', 'frame-src', 'img-src'],
      ...['script-src-attr', 'script-src-elem', 'style-src-attr', 'style-src-elem'],
    ]),
    ran: undefined,
    styled: '',
  });
});

test('[R2] the policy stops eval', async () => {
  // Playwright's own evaluation may do what the policy forbids; a timer's callback may not.
  const outcome = await page.evaluate(
    () =>
      new Promise((resolve) => {
        setTimeout(() => {
          try {
            resolve(new Function('return "ran"')());
          } catch (error) {
            resolve((error as Error).name);
          }
        });
      }),
  );
  expect(outcome).toBe('EvalError');
});

test('[R3] no address leads out of the bundle', async () => {
  const statuses = await page.evaluate(() =>
    Promise.all(
      [
        'index.html',
        '../package.json',
        '%2e%2e/main/index.js',
        '..%5cmain%5cindex.js',
        'x%00.js',
        '.env',
      ].map(async (path) => [path, (await fetch(path)).status]),
    ),
  );
  expect(statuses).toEqual([
    ['index.html', 200],
    ['../package.json', 404],
    ['%2e%2e/main/index.js', 404],
    ['..%5cmain%5cindex.js', 404],
    ['x%00.js', 404],
    ['.env', 404],
  ]);
});

test('[R4] the page can neither go elsewhere nor open a window', async () => {
  // The application's own address changes once, when its router is there.
  await expect.poll(() => page.evaluate(() => location.hash)).toBe('#/');
  const before = page.url();
  for (const target of ['https://example.com/', 'print.html', 'file:///etc/hostname', 'data:text/html,x']) {
    await page.evaluate((address) => {
      const link = Object.assign(document.createElement('a'), { href: address, textContent: 'away' });
      document.body.append(link);
      link.click();
      location.assign(address);
    }, target);
  }
  // Later, not within the call: a call's answer can be lost while the browser holds the window that it opened.
  await page.evaluate(
    () =>
      void setTimeout(() => {
        window.open('https://example.com/');
        const link = Object.assign(document.createElement('a'), { href: 'index.html', target: '_blank' });
        document.body.append(link);
        link.click();
      }),
  );
  // A navigation that was let through would have begun by now.
  await page.waitForTimeout(500);
  expect(page.url()).toBe(before);
  expect(await page.evaluate(() => typeof window.reversa)).toBe('object');
  const count = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
  await expect.poll(count).toBe(1);
});

test('[R4] the page is given no permission', async () => {
  const outcome = await page.evaluate(async () => {
    const media = (constraints: MediaStreamConstraints): Promise<string> =>
      navigator.mediaDevices.getUserMedia(constraints).then(
        () => 'granted',
        (error: Error) => error.name,
      );
    const place = new Promise((resolve) => {
      navigator.geolocation.getCurrentPosition(
        () => resolve('granted'),
        () => resolve('denied'),
      );
    });
    return {
      camera: await media({ video: true }),
      microphone: await media({ audio: true }),
      notifications: await Notification.requestPermission(),
      place: await place,
    };
  });
  expect(outcome).toEqual({
    camera: 'NotAllowedError',
    microphone: 'NotAllowedError',
    notifications: 'denied',
    place: 'denied',
  });
});
