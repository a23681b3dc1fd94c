import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isOwnNetwork, readAddress } from '../../../main/documents/sources/escl/scanner-address.ts';
import { ok, refuse } from '../../../shared/result.ts';
import { type OpenSources, openSources, scannerAt } from './open-sources.ts';

let open: OpenSources;
beforeEach(async () => {
  open = await openSources();
});
afterEach(() => open.close());

describe("a workstation's sources", () => {
  it('are none before somebody sets them', async () => {
    expect(await open.sources.list()).toEqual({ folder: null, scanners: [] });
    expect(await open.sources.getSettings()).toEqual({
      settings: { folder: null, scanners: [] },
      folder: null,
      isDamaged: false,
    });
    expect(await open.sources.readFile('f')).toEqual(refuse('folder-gone'));
  });

  it("are kept in a file that is its owner's alone", async () => {
    const scanner = scannerAt('http://192.168.1.20/eSCL');
    const settings = { folder: open.folder, scanners: [scanner] };
    const folder = { state: 'ready', files: 0 };
    expect(await open.sources.setSettings(settings)).toEqual(ok({ settings, folder, isDamaged: false }));
    expect((await stat(open.settingsPath)).mode & 0o777).toBe(0o600);
    expect(JSON.parse(await readFile(open.settingsPath, 'utf8'))).toEqual(settings);
    expect((await open.sources.list()).scanners).toEqual([
      { scannerId: scanner.scannerId, name: 'Escáner del mostrador' },
    ]);
  });

  it.each(['{"folder":', '{"folder":7}', 'null'])(
    'are none, and said to be damaged, after %s',
    async (text) => {
      await writeFile(open.settingsPath, text);
      expect(await open.sources.list()).toEqual({ folder: null, scanners: [] });
      expect((await open.sources.getSettings()).isDamaged).toBe(true);
      await open.sources.setSettings({ folder: open.folder, scanners: [] });
      expect((await open.sources.getSettings()).isDamaged).toBe(false);
    },
  );

  it('have no folder that is none, and none named from somewhere', async () => {
    const folder = async (path: string) => open.sources.setSettings({ folder: path, scanners: [] });
    expect(await folder(open.settingsPath)).toEqual(refuse('not-a-folder'));
    expect(await folder('escaneos')).toEqual(refuse('not-a-folder'));
  });

  it('stay as they are while the folder is away', async () => {
    const settings = { folder: open.folder, scanners: [] };
    await open.sources.setSettings(settings);
    await rm(open.folder, { recursive: true });
    const saved = await open.sources.setSettings({
      ...settings,
      scanners: [scannerAt('http://10.0.0.9/eSCL')],
    });
    expect(saved.ok && saved.value.folder).toEqual({ state: 'gone', files: 0 });
  });

  it.each([
    'ftp://192.168.1.20/eSCL',
    'http://8.8.8.8/eSCL',
    'http://user:secret@192.168.1.20/eSCL',
    'https://escaner/eSCL?a=b',
    'file:///etc/passwd',
  ])('[R8] have no scanner at %s', async (address) => {
    expect(await open.sources.setSettings({ folder: null, scanners: [scannerAt(address)] })).toEqual(
      refuse('bad-address'),
    );
  });
});

describe("a scanner's address", () => {
  it('has the usual port and path where it names none', () => {
    expect(readAddress('http://192.168.1.20')).toEqual({
      isSecure: false,
      host: '192.168.1.20',
      port: 80,
      path: '/eSCL',
    });
    expect(readAddress('https://[fe80::1]:8443/eSCL/')).toEqual({
      isSecure: true,
      host: 'fe80::1',
      port: 8443,
      path: '/eSCL',
    });
  });

  it.each([
    ['127.0.0.1', true],
    ['10.200.0.1', true],
    ['172.31.0.1', true],
    ['172.32.0.1', false],
    ['192.168.0.1', true],
    ['169.254.3.4', true],
    ['8.8.8.8', false],
    ['::1', true],
    ['fd00::1', true],
    ['2001:db8::1', false],
  ])('%s is of the own network: %s', (address, isOwn) => {
    expect(isOwnNetwork(address)).toBe(isOwn);
  });
});
