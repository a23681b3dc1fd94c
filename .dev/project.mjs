import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const executable = process.platform === 'win32' ? 'node.exe' : 'bin/node';
/** Node 24, the major that Electron embeds, whatever the machine has. */
export const node24 = join(root, 'node_modules', 'node', executable);

export const at = (...parts) => join(root, ...parts);

/** What the tools are started with: their scripts and child processes find Node 24 first. */
export function environment(additions = {}) {
  return { ...process.env, PATH: `${dirname(node24)}${delimiter}${process.env.PATH ?? ''}`, ...additions };
}

/** Ends the command with a sentence that says what to do. */
export class Stop extends Error {
  name = 'Stop';
}

/** What still runs and has to end with the command. */
const children = new Set();

/** Starts a program that ends, at the latest, when the command ends. */
export function start(program, args, options) {
  const child = spawn(program, args, { cwd: root, ...options });
  children.add(child);
  child.once('close', () => children.delete(child));
  child.once('error', () => children.delete(child));
  return child;
}

/** A child's exit code; one that a signal ended has failed. */
export function ended(child) {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}

/**
 * Runs a program to its end.
 *
 * @returns its exit code and, unless it writes straight to the terminal, what it wrote.
 */
export async function run(program, args, { env = environment(), quiet = false, timeout } = {}) {
  const child = start(program, args, {
    env,
    stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32' && !existsSync(program),
    timeout,
  });
  const output = [];
  child.stdout?.on('data', (data) => output.push(data));
  child.stderr?.on('data', (data) => output.push(data));
  const code = await ended(child);
  return { code, output: Buffer.concat(output).toString() };
}

/** Milliseconds that a child may take to end in order. */
const grace = 5000;

function endChildren(signal = 'SIGTERM') {
  for (const child of children) child.kill(signal);
}

/**
 * The first signal lets the children end in order; after a second one, or after the grace, nothing waits for them.
 *
 * @returns what is aborted by the first.
 */
function endOnSignal(exitCode) {
  const ending = new AbortController();
  const end = async () => {
    if (ending.signal.aborted) {
      endChildren('SIGKILL');
      process.exit(1);
    }
    ending.abort();
    const all = [...children].map(ended);
    endChildren();
    setTimeout(endChildren, grace, 'SIGKILL').unref();
    await Promise.allSettled(all);
    process.exit(exitCode);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, end);
  return ending.signal;
}

/**
 * Runs a command's work; a `Stop` is told in one line, anything else with its stack.
 *
 * @param interrupted the exit code after Ctrl+C: 0 where that is how the command is meant to end.
 */
export async function command(work, { interrupted = 1 } = {}) {
  process.once('exit', () => endChildren());
  const ending = endOnSignal(interrupted);
  try {
    process.exitCode = (await work()) ?? 0;
  } catch (error) {
    // What an interruption breaks off is no failure to tell of.
    if (ending.aborted) return;
    console.error(error instanceof Stop ? error.message : error);
    process.exitCode = 1;
  }
}
