import { generate } from 'selfsigned';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ScannerSettings } from '../../../shared/ipc/source-schemas.ts';
import { ok, refuse } from '../../../shared/result.ts';
import { pagePicture } from '../../builders/page-picture.ts';
import { type FakeScanner, startFakeScanner } from '../../support/fake-scanner.ts';
import { type OpenSources, openSources, scannerAt } from './open-sources.ts';

let scanner: FakeScanner;
let open: OpenSources;
let configured: ScannerSettings;

async function certificate() {
  const made = await generate([{ name: 'commonName', value: 'escaner.prueba' }], {
    keyType: 'ec',
    algorithm: 'sha256',
  });
  return { key: made.private, cert: made.cert };
}

beforeEach(async () => {
  scanner = await startFakeScanner(await certificate());
  open = await openSources();
  configured = scannerAt(scanner.address);
  await open.sources.setSettings({ folder: null, scanners: [configured] });
});
afterEach(async () => {
  await open.close();
  await scanner.close();
});

async function shown(): Promise<string> {
  const read = await open.sources.getCertificate(configured.scannerId);
  if (!read.ok || read.value === null) throw new Error('no certificate');
  return read.value.fingerprint;
}

async function accept(): Promise<void> {
  const pinned = await shown();
  await open.sources.setSettings({ folder: null, scanners: [{ ...configured, pinned }] });
}

describe('[R15] a scanner with a certificate that it signed itself', () => {
  it('is asked nothing before somebody accepted it', async () => {
    expect(await open.sources.getScanner(configured.scannerId)).toEqual(refuse('certificate-unknown'));
    expect(await shown()).toMatch(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/);
    expect(scanner.requests).toEqual([]);
  });

  it('scans once it is accepted', async () => {
    scanner.sheets = [await pagePicture(1)];
    await accept();
    const scanned = await open.sources.scanPages(
      configured.scannerId,
      { input: 'platen', resolution: 300, colour: 'colour' },
      new AbortController().signal,
      async () => ok(null),
    );
    expect(scanned).toEqual(ok(1));
  });

  it('is asked nothing when it shows another certificate later, and can be accepted anew', async () => {
    await accept();
    const { port } = new URL(scanner.address);
    await scanner.close();
    scanner = await startFakeScanner(await certificate(), Number(port));
    expect(await open.sources.getScanner(configured.scannerId)).toEqual(refuse('certificate-changed'));
    expect(scanner.requests).toEqual([]);
    await accept();
    expect(await open.sources.getScanner(configured.scannerId)).toMatchObject({ ok: true });
  });

  it('loses what was accepted when its address changes', async () => {
    await accept();
    const pinned = await shown();
    const moved = { ...configured, address: 'https://escaner.prueba.invalid/eSCL', pinned };
    const saved = await open.sources.setSettings({ folder: null, scanners: [moved] });
    expect(saved.ok && saved.value.settings.scanners[0]?.pinned).toBeNull();
  });

  it('that knows no TLS shows no certificate', async () => {
    const plain = scannerAt('http://127.0.0.1:1/eSCL');
    await open.sources.setSettings({ folder: null, scanners: [plain] });
    expect(await open.sources.getCertificate(plain.scannerId)).toEqual(ok(null));
  });
});
