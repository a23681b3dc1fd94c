import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { HostError } from '../host/host-error.ts';
import type { TargetInfo } from './devtools-events.ts';
import { DevToolsPipe, type DevToolsSession } from './devtools-pipe.ts';
import { findChromium } from './find-chromium.ts';
import { createProfile, removeProfile } from './profile.ts';
import { chromiumArguments, isHeadless } from './switches.ts';

interface Running {
  readonly process: ChildProcess;
  readonly pipe: DevToolsPipe;
  readonly profile: string;
}

const patience = 3000;
// What Playwright waits for on the application's error output.
const announced = /^DevTools listening|^Unable to open X display/;

export class Chromium {
  readonly headless = isHeadless(process.env);
  #running: Running | undefined;
  #isEnding = false;
  readonly #arrived = new Map<string, DevToolsSession>();
  readonly #expected = new Map<string, (session: DevToolsSession) => void>();
  /** The window that --app opened, until the application makes its first. */
  readonly #appPage = Promise.withResolvers<DevToolsSession>();
  #isAppPageFree = !this.headless;

  get pipe(): DevToolsPipe {
    if (!this.#running) throw new Error('electron-host: Chromium is not running');
    return this.#running.pipe;
  }

  async start(hostRules: string, switches: readonly string[], onCrash: () => void): Promise<string> {
    const binary = findChromium(process.env);
    const profile = createProfile();
    const child = spawn(
      binary,
      chromiumArguments({ profile, headless: this.headless, hostRules, switches }),
      {
        stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
        // A group of its own: Ctrl-C is the application's to answer, and Chromium goes when the application does.
        detached: true,
      },
    );
    const pipe = new DevToolsPipe(child.stdio[3] as Writable, child.stdio[4] as Readable);
    this.#running = { process: child, pipe, profile };
    process.once('exit', () => this.#abandon());
    this.#watch(child, onCrash);
    pipe.events.on('Target.attachedToTarget', ({ sessionId, targetInfo }) =>
      this.#admit(sessionId, targetInfo),
    );

    // In one go: each of them answers in its turn, and Chromium has just begun.
    const [version] = await Promise.all([
      pipe.send<{ product: string }>('Browser.getVersion'),
      pipe.send('Target.setDiscoverTargets', { discover: true }),
      // A target waits until the host has put the preload into it, or has closed it unseen.
      pipe.send('Target.setAutoAttach', {
        autoAttach: true,
        waitForDebuggerOnStart: true,
        flatten: true,
        filter: [{ type: 'page' }, { exclude: true }],
      }),
    ]);
    return version.product.split('/')[1] ?? version.product;
  }

  async createPage(size: { width: number; height: number }, isHidden: boolean): Promise<DevToolsSession> {
    if (this.#isAppPageFree) {
      this.#isAppPageFree = false;
      return this.#appPage.promise;
    }
    // With a display, a window that is never shown must not cover others; headless Chromium shows none.
    const state = !this.headless && isHidden ? { windowState: 'minimized' } : {};
    const { targetId } = await this.pipe.send<{ targetId: string }>('Target.createTarget', {
      url: 'about:blank',
      newWindow: true,
      width: size.width,
      height: size.height,
      ...state,
    });
    return this.#arrived.get(targetId) ?? new Promise((resolve) => this.#expected.set(targetId, resolve));
  }

  async close(): Promise<void> {
    this.#isEnding = true;
    const running = this.#running;
    if (!running) return;
    if (running.process.exitCode === null) {
      const ended = new Promise((resolve) => running.process.once('exit', resolve));
      running.pipe.send('Browser.close').catch(() => undefined);
      await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, patience))]);
    }
    this.#abandon();
  }

  #admit(sessionId: string, target: TargetInfo): void {
    // Windows that a page opens are refused; the window's own handler has been told by Page.windowOpen.
    if (target.openerId) {
      this.#refuse(sessionId, target.targetId).catch(() => undefined);
      return;
    }
    const session = this.pipe.openSession(sessionId, target.targetId);
    const expected = this.#expected.get(target.targetId);
    this.#expected.delete(target.targetId);
    if (expected) expected(session);
    else this.#arrived.set(target.targetId, session);
    this.#appPage.resolve(session);
  }

  /** Closed only once it runs: while it waits, its opener, which shares its process, waits too, and may do so for ever. */
  async #refuse(sessionId: string, targetId: string): Promise<void> {
    await this.pipe.send('Runtime.runIfWaitingForDebugger', {}, sessionId);
    await this.pipe.send('Target.closeTarget', { targetId });
  }

  #watch(child: ChildProcess, onCrash: () => void): void {
    const isDebugged = Boolean(process.env.REVERSA_HOST_DEBUG);
    createInterface({ input: child.stderr as Readable }).on('line', (line) => {
      if (isDebugged || announced.test(line)) process.stderr.write(`${line}\n`);
    });
    child.once('error', (error) => {
      throw new HostError(`Chromium did not start: ${error.message}`);
    });
    child.once('exit', () => {
      if (!this.#isEnding) onCrash();
    });
  }

  #abandon(): void {
    const running = this.#running;
    this.#running = undefined;
    if (!running) return;
    this.#isEnding = true;
    if (running.process.exitCode === null) running.process.kill('SIGKILL');
    removeProfile(running.profile);
  }
}
