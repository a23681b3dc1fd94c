import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium } from '@playwright/test';
import { findChromium } from '../electron-host/chromium/find-chromium.ts';
import { MissingPiece } from './bench.ts';
import { peakMemory } from './processes.ts';

const heading = 'Static page';
const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>${heading}</title><h1>${heading}</h1></html>\n`;

/** The floor of the window's figures: Chromium alone on a page that does nothing. */
export interface StaticPage {
  /** Starts Chromium and waits until the page's heading is seen. */
  open(): Promise<Browser>;
}

export async function makeStaticPage(folder: string): Promise<StaticPage> {
  let executablePath: string;
  try {
    executablePath = findChromium(process.env);
  } catch (error) {
    throw new MissingPiece(error instanceof Error ? error.message : String(error));
  }
  const file = join(folder, 'static.html');
  await writeFile(file, html);
  return {
    async open() {
      const browser = await chromium.launch({ executablePath });
      const page = await browser.newPage();
      await page.goto(pathToFileURL(file).href);
      await page.getByRole('heading', { name: heading }).waitFor();
      return browser;
    },
  };
}

/** The most memory that Node takes with nothing loaded, in MB. */
export async function peakOfBareNode(): Promise<number> {
  const script = "process.stdout.write('up'); process.stdin.resume()";
  const child = spawn(process.execPath, ['--eval', script], { stdio: ['pipe', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  const peak = peakMemory(child.pid ?? 0);
  child.stdin.end();
  await once(child, 'exit');
  return peak;
}
