import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const saidSchema = z.object({ url: z.url(), codes: z.array(z.string()).default([]) });

/** A server in a process of its own, as one is beside a client on another machine. */
export interface Child extends z.infer<typeof saidSchema> {
  readonly pid: number;
  stop(): Promise<void>;
}

/**
 * Starts one of `servers/`, which says in a line of JSON where it listens and stops when its input ends.
 *
 * @param options what it reads from its first argument.
 */
export async function startChild(name: string, options: Readonly<Record<string, unknown>>): Promise<Child> {
  const script = fileURLToPath(new URL(`./servers/${name}.ts`, import.meta.url));
  const child = spawn(process.execPath, [script, JSON.stringify(options)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  for await (const line of createInterface({ input: child.stdout })) {
    return {
      ...saidSchema.parse(JSON.parse(line)),
      pid: child.pid ?? 0,
      async stop() {
        child.stdin.end();
        await ended;
      },
    };
  }
  throw new Error(`The server "${name}" ended before it listened`);
}
