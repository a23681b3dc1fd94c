import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const executable = process.platform === 'win32' ? 'node.exe' : 'bin/node';
/** Node 24, the major that Electron embeds, whatever the machine has. */
export const node24 = join(root, 'node_modules', 'node', executable);

export const at = (...parts) => join(root, ...parts);

/** What the tools are started with: their scripts and child processes find Node 24 first. */
export function environment(additions = {}) {
  const separator = process.platform === 'win32' ? ';' : ':';
  return { ...process.env, PATH: `${dirname(node24)}${separator}${process.env.PATH ?? ''}`, ...additions };
}

/** Ends the command with a sentence that says what to do. */
export class Stop extends Error {
  name = 'Stop';
}

/**
 * Runs a program to its end.
 *
 * @returns its exit code and, unless it writes straight to the terminal, what it wrote.
 */
export function run(program, args, { env = environment(), quiet = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: root,
      env,
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
      shell: process.platform === 'win32' && !existsSync(program),
    });
    const output = [];
    child.stdout?.on('data', (data) => output.push(data));
    child.stderr?.on('data', (data) => output.push(data));
    child.once('error', reject);
    child.once('close', (code, signal) =>
      resolve({ code: code ?? (signal ? 1 : 0), output: Buffer.concat(output).toString() }),
    );
  });
}

/** Runs a command's work; a `Stop` is told in one line, anything else with its stack. */
export async function command(work) {
  try {
    process.exitCode = (await work()) ?? 0;
  } catch (error) {
    console.error(error instanceof Stop ? error.message : error);
    process.exitCode = 1;
  }
}
