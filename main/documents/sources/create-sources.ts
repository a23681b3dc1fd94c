import type { ScannerFault, SourceSettings, SourceSettingsView } from '../../../shared/ipc/source-schemas.ts';
import { ok, type Result, refuse } from '../../../shared/result.ts';
import type { Clock } from '../../platform/clock.ts';
import type { NewId } from '../../platform/ids.ts';
import { type ExchangeFault, readFingerprint, type ScannerTarget } from './escl/exchange.ts';
import type { EsclLimits } from './escl/limits.ts';
import { scanWith } from './escl/scan-pages.ts';
import { connectScanner, type Scanner } from './escl/scanner.ts';
import { readAddress } from './escl/scanner-address.ts';
import { createWatchedFolder, type WatchedFolder } from './folder/watched-folder.ts';
import { checkSettings, noSources, readSettings, writeSettings } from './settings-file.ts';
import type { OnPage, ScanRefusal, Sources } from './sources.ts';

export interface SourcesParts {
  /** Of this workstation's settings. */
  readonly settingsPath: string;
  readonly limits: EsclLimits;
  readonly clock: Clock;
  readonly newId: NewId;
}

interface Running {
  readonly cutter: AbortController;
  pages: number;
}

export function createSources({ settingsPath, limits, clock, newId }: SourcesParts): Sources {
  let watched: { readonly path: string; readonly folder: WatchedFolder } | null = null;
  let running: Running | null = null;

  async function settingsNow(): Promise<SourceSettings> {
    const read = await readSettings(settingsPath);
    return read.ok ? read.value : noSources;
  }

  /** What was seen of a folder is kept as long as it is the one that is set. */
  function folderAt(path: string | null): WatchedFolder | null {
    if (path !== watched?.path)
      watched = path === null ? null : { path, folder: createWatchedFolder({ path, clock, newId }) };
    return watched?.folder ?? null;
  }

  async function find(
    scannerId: string,
  ): Promise<Result<{ readonly name: string; readonly target: ScannerTarget }, 'not-found'>> {
    const { scanners } = await settingsNow();
    const found = scanners.find((each) => each.scannerId === scannerId);
    const address = found === undefined ? null : readAddress(found.address);
    if (found === undefined || address === null) return refuse('not-found');
    return ok({ name: found.name, target: { ...address, pinned: found.pinned } });
  }

  function connect(target: ScannerTarget, signal: AbortSignal): Scanner {
    return connectScanner({ target, limits, monotonic: () => clock.monotonic(), signal });
  }

  async function view(settings: SourceSettings, isDamaged: boolean): Promise<SourceSettingsView> {
    const listed = await folderAt(settings.folder)?.list();
    return {
      settings,
      folder: listed === undefined ? null : { state: listed.state, files: listed.files.length },
      isDamaged,
    };
  }

  async function listFiles() {
    const { folder } = await settingsNow();
    return (await folderAt(folder)?.list()) ?? null;
  }

  async function scan<Refusal>(
    target: ScannerTarget,
    options: Parameters<Sources['scanPages']>[1],
    run: Running,
    onPage: OnPage<Refusal>,
  ): Promise<Result<number, ScanRefusal | Refusal>> {
    const scanned = await scanWith<Refusal>(
      connect(target, run.cutter.signal),
      options,
      async (bytes, index) => {
        const taken = await onPage(bytes, index);
        if (taken.ok) run.pages = index + 1;
        return taken;
      },
    );
    // Whatever broke off when it was cancelled.
    return !scanned.ok && run.cutter.signal.aborted ? refuse('cancelled') : scanned;
  }

  return {
    listFiles,

    async list() {
      const { scanners } = await settingsNow();
      return {
        folder: await listFiles(),
        scanners: scanners.map(({ scannerId, name }) => ({ scannerId, name })),
      };
    },

    async readFile(fileId) {
      const { folder } = await settingsNow();
      return (await folderAt(folder)?.read(fileId)) ?? refuse('folder-gone');
    },

    async getScanner(scannerId) {
      const found = await find(scannerId);
      if (!found.ok) return found;
      const scanner = connect(found.value.target, new AbortController().signal);
      const capabilities = await scanner.capabilities();
      if (!capabilities.ok) return capabilities;
      const status = await scanner.status();
      if (!status.ok) return status;
      const inputs = (['platen', 'feeder'] as const).filter((input) => capabilities.value[input] !== null);
      const all = inputs.flatMap((input) => capabilities.value[input] ?? []);
      return ok({
        name: capabilities.value.model ?? found.value.name,
        state: status.value.state,
        inputs,
        resolutions: [...new Set(all.flatMap(({ resolutions }) => resolutions))].sort(
          (one, other) => one - other,
        ),
        colours: (['colour', 'grey'] as const).filter((each) =>
          all.some(({ colours }) => colours.includes(each)),
        ),
      });
    },

    async getCertificate(scannerId) {
      const found = await find(scannerId);
      if (!found.ok) return found;
      const { target } = found.value;
      if (!target.isSecure) return ok(null);
      const read = await readFingerprint(target, limits.answerTime, new AbortController().signal);
      return read.ok ? ok({ fingerprint: read.value }) : refuse(faultOf(read.error));
    },

    async scanPages(scannerId, options, signal, onPage) {
      if (running !== null) return refuse('busy');
      if (signal.aborted) return refuse('cancelled');
      const run: Running = { cutter: new AbortController(), pages: 0 };
      running = run;
      const cut = () => run.cutter.abort();
      signal.addEventListener('abort', cut, { once: true });
      try {
        const found = await find(scannerId);
        return found.ok ? await scan(found.value.target, options, run, onPage) : found;
      } finally {
        signal.removeEventListener('abort', cut);
        running = null;
      }
    },

    cancelScan() {
      running?.cutter.abort();
    },

    scanProgress: () => (running === null ? null : { pages: running.pages }),

    async getSettings() {
      const read = await readSettings(settingsPath);
      return read.ok ? view(read.value, false) : view(noSources, true);
    },

    async setSettings(settings) {
      const checked = await checkSettings(settings, await settingsNow(), newId);
      if (!checked.ok) return checked;
      const written = await writeSettings(settingsPath, checked.value);
      return written.ok ? ok(await view(checked.value, false)) : written;
    },

    async sweep() {
      const { folder } = await settingsNow();
      await folderAt(folder)?.sweep();
    },
  };
}

function faultOf(fault: ExchangeFault): ScannerFault {
  return fault === 'too-large' ? 'unreadable-answer' : fault;
}
