import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';

interface Ended {
  /** Null when a signal ended it. */
  readonly code: number | null;
  readonly errors: string;
}

/** The command line's `serve` in a process of its own. */
export interface Serving {
  readonly url: string;
  readonly pid: number;
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<Ended>;
}

/** Starts it on the folder and waits until it listens. @param cli the file that is run. */
export async function startServing(
  folder: string,
  variables: Record<string, string> = {},
  cli = 'main/central/cli.ts',
): Promise<Serving> {
  const child = spawn(process.execPath, [cli, 'serve'], {
    env: { ...process.env, REVERSA_CENTRAL_HOME: folder, PORT: '0', SMTP_URL: '', ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const errors = text(child.stderr);
  const ended = once(child, 'exit');
  const listens = createInterface({ input: child.stdout })[Symbol.asyncIterator]().next();
  const first = await Promise.race([listens, ended.then(() => null)]);
  if (first === null || first.done) throw new Error(`The central office ended: ${await errors}`);
  return {
    url: JSON.parse(first.value).listening,
    pid: child.pid ?? 0,
    async end(signal) {
      child.kill(signal);
      const [code] = await ended;
      return { code, errors: await errors };
    },
  };
}
