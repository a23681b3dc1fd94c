import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { DevToolsSession } from '../chromium/devtools-pipe.ts';

const run = promisify(execFile);
const environment = { ...process.env, LC_ALL: 'C' };

const paperInches: Record<string, readonly [number, number]> = {
  A3: [11.7, 16.54],
  A4: [8.27, 11.7],
  A5: [5.83, 8.27],
  A6: [4.13, 5.83],
  Legal: [8.5, 14],
  Letter: [8.5, 11],
  Tabloid: [11, 17],
};

function paper(size: Electron.PrintToPDFOptions['pageSize'] = 'Letter'): {
  paperWidth: number;
  paperHeight: number;
} {
  const [paperWidth, paperHeight] =
    typeof size === 'string' ? (paperInches[size] ?? []) : [size.width, size.height];
  if (paperWidth === undefined || paperHeight === undefined) {
    throw new Error(`electron-host: the page size ${String(size)} is not supported`);
  }
  return { paperWidth, paperHeight };
}

export async function printToPdf(
  page: DevToolsSession,
  options: Electron.PrintToPDFOptions,
): Promise<Buffer> {
  const { margins = {}, pageSize, ...others } = options;
  const { data } = await page.send<{ data: string }>('Page.printToPDF', {
    ...others,
    ...paper(pageSize),
    marginTop: margins.top,
    marginBottom: margins.bottom,
    marginLeft: margins.left,
    marginRight: margins.right,
    transferMode: 'ReturnAsBase64',
  });
  return Buffer.from(data, 'base64');
}

export async function listPrinters(): Promise<Electron.PrinterInfo[]> {
  try {
    const { stdout } = await run('lpstat', ['-e'], { env: environment });
    const names = stdout.split('\n').filter(Boolean);
    return names.map(
      (name) => ({ name, displayName: name, description: name, options: {} }) as Electron.PrinterInfo,
    );
  } catch {
    // No CUPS, or no printer, for which lpstat too answers with a failure.
    return [];
  }
}

/** A Chromium that is driven from outside makes no print job of its own: the job is its PDF, handed to CUPS. */
export async function printByCups(
  page: DevToolsSession,
  options: Electron.WebContentsPrintOptions,
): Promise<void> {
  const size = typeof options.pageSize === 'string' ? options.pageSize : 'A4';
  const pdf = await printToPdf(page, {
    pageSize: size,
    landscape: options.landscape ?? false,
    printBackground: options.printBackground ?? false,
    preferCSSPageSize: true,
  });
  const folder = await mkdtemp(join(tmpdir(), 'electron-host-print-'));
  try {
    const file = join(folder, 'document.pdf');
    await writeFile(file, pdf);
    const destination = options.deviceName ? ['-d', options.deviceName] : [];
    await run('lp', [...destination, '-n', String(options.copies ?? 1), file], { env: environment });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
