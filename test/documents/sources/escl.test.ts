import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mostPages } from '../../../shared/domain/capture.ts';
import { ok, refuse } from '../../../shared/result.ts';
import { pagePicture } from '../../builders/page-picture.ts';
import { type FakeFault, type FakeScanner, startFakeScanner } from '../../support/fake-scanner.ts';
import { type OpenSources, openSources, scannerAt } from './open-sources.ts';

let scanner: FakeScanner;
let open: OpenSources;
let scannerId: string;
let pages: Uint8Array[];

beforeEach(async () => {
  scanner = await startFakeScanner();
  scanner.sheets = [await pagePicture(1), await pagePicture(2), await pagePicture(3)];
  // Short, so that a silent scanner is found to be one within a test.
  open = await openSources({ answerTime: 1_500, pageTime: 2_500, shortestPause: 10, pageBytes: 3_000_000 });
  const configured = scannerAt(scanner.address);
  scannerId = configured.scannerId;
  expect(await open.sources.setSettings({ folder: null, scanners: [configured] })).toMatchObject({
    ok: true,
  });
  pages = [];
});
afterEach(async () => {
  await open.close();
  await scanner.close();
});

function scan(input: 'platen' | 'feeder' = 'feeder', signal = new AbortController().signal) {
  return open.sources.scanPages(
    scannerId,
    { input, resolution: 300, colour: 'grey' },
    signal,
    async (page) => {
      pages.push(page);
      return ok(null);
    },
  );
}

const deleted = () => scanner.requests.filter((request) => request.startsWith('DELETE')).length;

describe('a scanner', () => {
  it('tells what it can do', async () => {
    expect(await open.sources.getScanner(scannerId)).toEqual(
      ok({
        name: 'Escáner de prueba',
        state: 'idle',
        inputs: ['platen', 'feeder'],
        resolutions: [150, 300],
        colours: ['colour', 'grey'],
      }),
    );
  });

  it('gives every sheet of its feeder, in order, until it has no more', async () => {
    expect(await scan()).toEqual(ok(3));
    expect(pages.map((page) => Buffer.from(page))).toEqual(scanner.sheets.map((sheet) => Buffer.from(sheet)));
    expect(open.sources.scanProgress()).toBeNull();
  });

  it('gives one page of its glass, and its job is ended', async () => {
    expect(await scan('platen')).toEqual(ok(1));
    expect(pages).toHaveLength(1);
    expect(deleted()).toBe(1);
  });

  it('gives PDF where that is what it makes', async () => {
    scanner.contentType = 'application/pdf';
    scanner.sheets = [Buffer.from('%PDF-1.4\n%%EOF\n')];
    expect(await scan()).toEqual(ok(1));
    expect(Buffer.from(pages[0] ?? []).toString()).toContain('%PDF');
  });

  it('is asked for A4 as JPEG in the mode and the resolution that were chosen', async () => {
    await scan();
    const [settings] = scanner.jobs;
    expect(settings).toContain('<pwg:Height>3508</pwg:Height>');
    expect(settings).toContain('<pwg:Width>2480</pwg:Width>');
    expect(settings).toContain('<pwg:DocumentFormat>image/jpeg</pwg:DocumentFormat>');
    expect(settings).toContain('<scan:ColorMode>Grayscale8</scan:ColorMode>');
    expect(settings).toContain('<scan:XResolution>300</scan:XResolution>');
  });

  it('is waited for when it asks to come back later', async () => {
    scanner.fault = 'slow-to-begin';
    expect(await scan()).toEqual(ok(3));
  });

  it('is let go as soon as a page is not taken', async () => {
    const refused = await open.sources.scanPages(
      scannerId,
      { input: 'feeder', resolution: 300, colour: 'grey' },
      new AbortController().signal,
      async () => refuse('disk' as const),
    );
    expect(refused).toEqual(refuse('disk'));
    expect(deleted()).toBe(1);
    expect(scanner.requests.filter((request) => request.endsWith('NextDocument'))).toHaveLength(1);
  });

  it('is one at a time: another scan is refused while one runs', async () => {
    const first = scan();
    expect(await scan()).toEqual(refuse('busy'));
    expect(await first).toEqual(ok(3));
  });

  it.each(['signal', 'channel'] as const)('ends its job when the scan is cancelled by the %s', async (by) => {
    const cutter = new AbortController();
    scanner.fault = 'endless';
    const scanned = await open.sources.scanPages(
      scannerId,
      { input: 'feeder', resolution: 300, colour: 'grey' },
      cutter.signal,
      async (page, index) => {
        pages.push(page);
        if (index === 1) {
          if (by === 'signal') cutter.abort();
          else open.sources.cancelScan();
        }
        return ok(null);
      },
    );
    expect(scanned).toEqual(refuse('cancelled'));
    expect(pages).toHaveLength(2);
    expect(deleted()).toBe(1);
  });

  it('that nobody configured is not found', async () => {
    expect(await open.sources.getScanner(scannerAt(scanner.address).scannerId)).toEqual(refuse('not-found'));
    expect(scanner.requests).toEqual([]);
  });

  it('that is not there is unreachable', async () => {
    await scanner.close();
    expect(await scan()).toEqual(refuse('unreachable'));
  });
});

describe('[R15] a scanner that goes wrong ends the scan with a reason, and what came before stays', () => {
  const faults: readonly (readonly [FakeFault, string, number])[] = [
    ['busy', 'busy', 0],
    ['feeder-empty', 'feeder-empty', 0],
    ['cover-open', 'cover-open', 0],
    ['jam-after-one', 'jammed', 1],
    ['cancelled-after-one', 'cancelled', 1],
    ['silent', 'silent', 0],
    ['silent-page', 'silent', 0],
    ['trickle', 'silent', 0],
    ['huge-answer', 'unreadable-answer', 0],
    ['huge-page', 'too-large', 0],
    ['lying-type', 'unreadable-answer', 0],
    ['wrong-xml', 'not-a-scanner', 0],
    ['broken-xml', 'unreadable-answer', 0],
    ['doctype', 'unreadable-answer', 0],
    ['redirect', 'not-a-scanner', 0],
    ['job-elsewhere', 'unreadable-answer', 0],
    ['dies-in-page', 'unreachable', 0],
    ['endless', 'too-many-pages', mostPages],
    ['no-size', 'no-paper-size', 0],
  ];
  it.each(faults)('%s: %s after %i pages', async (fault, code, before) => {
    scanner.fault = fault;
    expect(await scan()).toEqual(refuse(code));
    expect(pages).toHaveLength(before);
    expect(open.sources.scanProgress()).toBeNull();
  });
});
