import { join } from 'node:path';
import { type ElectronApplication, expect, type Page, test } from '@playwright/test';
import { fixtureApp, launchFixture } from './launch-fixture.ts';

interface Fixture {
  echo(value: unknown): Promise<unknown>;
  fail(): Promise<never>;
  sender(): Promise<string[]>;
  print(): Promise<Uint8Array>;
  add(left: number, right: number): number;
  greetings(): string[];
  onNews(listener: (news: string) => void): () => void;
  unsupported(): void;
}
declare const fixture: Fixture;

test.describe('a window', () => {
  let app: ElectronApplication;
  let page: Page;
  let output: string[];

  test.beforeEach(async () => {
    ({ app, page, output } = await launchFixture());
  });
  test.afterEach(() => app.close());

  test('shows a page of the application scheme under its policy', async () => {
    await expect(page.getByRole('heading', { name: 'Fixture' })).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.dataset.inline)).toBeUndefined();
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
    expect(await page.evaluate(() => isSecureContext)).toBe(true);
  });

  test('gives the page the size that the application asked for', async () => {
    await expect.poll(() => page.evaluate(() => [innerWidth, innerHeight])).toEqual([1280, 860]);
    await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.setBounds({ width: 1600, height: 1000 }),
    );
    await expect.poll(() => page.evaluate(() => [innerWidth, innerHeight])).toEqual([1600, 1000]);
  });

  test('keeps Node and the preload out of the page', async () => {
    const seen = await page.evaluate(() =>
      [
        'require',
        'process',
        'Buffer',
        'module',
        'preloadSecret',
        '__electronHostSend',
        '__electronHostReceive',
      ].filter((name) => name in globalThis),
    );
    expect(seen).toEqual([]);
    expect(await page.evaluate(() => Object.isFrozen(fixture))).toBe(true);
    expect(await page.evaluate(() => fixture.add(2, 3))).toBe(5);
  });

  test('carries values there and back as they are', async () => {
    const answers = await page.evaluate(async () => {
      const sent = {
        when: new Date(0),
        map: new Map([['a', 1n]]),
        nothing: undefined,
        bytes: new Uint8Array([1, 2]),
      };
      const answer = (await fixture.echo(sent)) as typeof sent;
      const large = (await fixture.echo(new Uint8Array(3_000_000).fill(7))) as Uint8Array;
      return {
        when: answer.when.toISOString(),
        map: String(answer.map.get('a')),
        hasNothing: 'nothing' in answer,
        bytes: [...answer.bytes],
        large: [large.length, large[0], large.at(-1)],
      };
    });
    expect(answers).toEqual({
      when: '1970-01-01T00:00:00.000Z',
      map: '1',
      hasNothing: true,
      bytes: [1, 2],
      large: [3_000_000, 7, 7],
    });
  });

  test('tells the page of a handler that failed', async () => {
    const message = await page.evaluate(() => fixture.fail().catch((error: Error) => error.message));
    expect(message).toBe("Error invoking remote method 'fail': TypeError: refused by the handler");
  });

  test('names the sender by its address in the application scheme', async () => {
    const url = 'app://ui/index.html';
    expect(await page.evaluate(() => fixture.sender())).toEqual([url, 'app://ui', url]);
  });

  test('delivers what the main process sends, before and after the page is there', async () => {
    expect(await page.evaluate(() => fixture.greetings())).toEqual(['hello']);
    const news = page.evaluate(() => new Promise<string>((resolve) => fixture.onNews(resolve)));
    // The listener is in place once a later round trip has come back.
    await page.evaluate(() => fixture.echo(null));
    await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.send('news', 'today'),
    );
    expect(await news).toBe('today');
  });

  test('prints another, hidden window to PDF and closes it', async () => {
    const start = await page.evaluate(async () => {
      const pdf = await fixture.print();
      return new TextDecoder().decode(pdf.subarray(0, 5));
    });
    expect(start).toBe('%PDF-');
    await expect
      .poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length))
      .toBe(1);
  });

  test('asks the application before the page goes elsewhere', async () => {
    await page.getByRole('link', { name: 'Elsewhere' }).click({ noWaitAfter: true });
    await expect.poll(() => output).toContain('navigation refused: https://example.com/elsewhere');
    await page.getByRole('link', { name: 'Within' }).click({ noWaitAfter: true });
    await expect.poll(() => output).toContain('navigation refused: app://ui/print.html');
    await expect(page.getByRole('heading', { name: 'Fixture' })).toBeVisible();
    await page.reload();
    await expect(page.getByRole('heading', { name: 'Fixture' })).toBeVisible();
  });

  test('opens no window for the page', async () => {
    // Not in the call itself: it could wait for a window that is being closed.
    await page.evaluate(() => void setTimeout(() => window.open('https://example.com/popup')));
    await expect.poll(() => output).toContain('window refused: https://example.com/popup');
    await expect.poll(() => app.windows().length).toBe(1);
  });

  test('lets Playwright reach the main process, the window, files and pictures', async () => {
    expect(
      await app.evaluate(({ app: electronApp }) => [electronApp.getName(), electronApp.getVersion()]),
    ).toEqual(['Fixture', '1.2.3']);
    const window = await app.browserWindow(page);
    expect(await window.evaluate((own) => own.getBounds().width)).toBe(1280);
    const preferences = await window.evaluate((own) => own.webContents.getLastWebPreferences());
    expect(preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
    });
    await page
      .getByLabel('Document')
      .setInputFiles({ name: 'id.png', mimeType: 'image/png', buffer: Buffer.of(1) });
    await expect(page.getByText('id.png')).toBeVisible();
    expect((await page.screenshot()).subarray(1, 4).toString()).toBe('PNG');
  });

  test('lets a test answer a dialog', async () => {
    const ask = () => app.evaluate(({ dialog }) => dialog.showSaveDialog({}));
    expect(await ask()).toMatchObject({ canceled: true });
    await app.evaluate(({ dialog }) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath: '/chosen.pdf' });
    });
    expect(await ask()).toMatchObject({ filePath: '/chosen.pdf' });
  });

  test('is loud about what it has not', async () => {
    const missing = /is not part of this stand-in/;
    await expect(app.evaluate((electron) => Reflect.get(electron, 'autoUpdater'))).rejects.toThrow(missing);
    await expect(app.evaluate(({ app: own }) => own.getGPUFeatureStatus())).rejects.toThrow(missing);
    await expect(app.evaluate(({ shell }) => shell.beep())).rejects.toThrow(missing);
    await expect(
      app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setOpacity(0.5)),
    ).rejects.toThrow(missing);
    await expect(
      app.evaluate(({ BrowserWindow }) => new BrowserWindow({ webPreferences: { nodeIntegration: true } })),
    ).rejects.toThrow(/nodeIntegration can only be false/);
    expect(
      await page.evaluate(() => {
        try {
          return String(fixture.unsupported());
        } catch (error) {
          return String(error);
        }
      }),
    ).toMatch(missing);
  });

  test('holds every request once the application listens to requests', async () => {
    await app.evaluate(({ session }) => {
      session.defaultSession.webRequest.onBeforeRequest((details, callback) => {
        callback({ cancel: details.url === 'app://ui/page.js' });
      });
    });
    const statuses = () =>
      page.evaluate(() =>
        Promise.all(
          ['page.js', 'print.html'].map((name) =>
            fetch(name).then(
              (answer) => answer.status,
              () => 'blocked',
            ),
          ),
        ),
      );
    // The stand-in tells the browser a moment after the call; Electron's own has told it by then.
    await expect.poll(statuses).toEqual(['blocked', 200]);
  });

  test('runs a module in a process of its own, and carries bytes there and back', async () => {
    const module = join(fixtureApp, 'utility.ts');
    const seen = await app.evaluate(async ({ utilityProcess }, path) => {
      const child = utilityProcess.fork(path, ['first'], {
        env: { GREETING: 'hello' },
        execArgv: ['--max-old-space-size=64'],
        serviceName: 'Fixture',
        stdio: 'pipe',
      });
      const message = () => new Promise<unknown>((resolve) => child.once('message', resolve));
      // Said before the process is there, it waits.
      child.postMessage({ bytes: new Uint8Array([1, 2, 3]) });
      const answer = (await message()) as Record<string, unknown>;
      const said = new Promise((resolve) => child.stdout?.once('data', (data) => resolve(String(data))));
      child.postMessage('speak');
      const output = await said;
      const pid = child.pid;
      const exit = new Promise<number>((resolve) => child.once('exit', resolve));
      child.postMessage('end');
      const code = await exit;
      const { heapLimit, ...others } = answer;
      const isLimited = Number(heapLimit) < 500_000_000;
      const hasPid = child.pid !== undefined;
      return { ...others, isLimited, isOther: pid !== process.pid, output, code, hasPid, kill: child.kill() };
    }, module);
    expect(seen).toEqual({
      ...{ sum: 6, isBytes: true, args: ['first'], greeting: 'hello', type: 'utility', isLimited: true },
      ...{ isOther: true, output: 'spoken\n', code: 7, hasPid: false, kill: false },
    });
  });

  test('ends a process that hangs when it is asked to', async () => {
    const seen = await app.evaluate(
      async ({ utilityProcess }, path) => {
        const child = utilityProcess.fork(path, [], { stdio: 'ignore' });
        const hangs = new Promise((resolve) => child.once('message', resolve));
        child.postMessage('hang');
        await hangs;
        const exit = new Promise<number>((resolve) => child.once('exit', resolve));
        return [child.kill(), await exit];
      },
      join(fixtureApp, 'utility.ts'),
    );
    expect(seen).toEqual([true, 15]);
  });

  test('keeps no secrets unless a test asks it to pretend', async () => {
    expect(await app.evaluate(({ safeStorage }) => safeStorage.isEncryptionAvailable())).toBe(false);
  });
});
