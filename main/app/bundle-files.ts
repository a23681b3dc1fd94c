import { readFile, realpath, stat } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';

/** The application's own scheme and origin: pages never stand at file:// (R1). */
export const appScheme = 'app';
export const appOrigin = `${appScheme}://ui`;
export type PageName = 'index.html' | 'print.html';

export function pageAddress(page: PageName, fragment = ''): string {
  return `${appOrigin}/${page}${fragment === '' ? '' : `#${fragment}`}`;
}

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
};

export interface BundleFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly contentType: string;
}

const longestPath = 300;
/** What the bundler gives its files. No percent, backslash, NUL or leading dot, so nothing is left to decode or to climb with. */
const plainPath = /^(?:[A-Za-z0-9_-][A-Za-z0-9._-]*\/)*[A-Za-z0-9_-][A-Za-z0-9._-]*$/;

/**
 * The path inside the bundle that an address names, with `/` between its parts.
 *
 * @returns null for an address of another origin, or one that the bundle could not contain.
 */
function bundlePath(address: string): string | null {
  const prefix = `${appOrigin}/`;
  if (!address.startsWith(prefix)) return null;
  const path = address.slice(prefix.length).replace(/[?#].*$/s, '');
  return path.length <= longestPath && plainPath.test(path) ? path : null;
}

/**
 * Reads what an address names from the bundle (R3).
 *
 * @param root the folder of the bundle.
 * @returns null when there is no such file, when a link leads out of the bundle, or for a type that no page needs.
 */
export async function readBundleFile(root: string, address: string): Promise<BundleFile | null> {
  const path = bundlePath(address);
  const contentType = path === null ? undefined : contentTypes[extname(path)];
  if (path === null || contentType === undefined) return null;
  try {
    const [top, file] = await Promise.all([realpath(root), realpath(join(root, path))]);
    if (!file.startsWith(top + sep) || !(await stat(file)).isFile()) return null;
    return { bytes: new Uint8Array(await readFile(file)), contentType };
  } catch {
    return null;
  }
}
