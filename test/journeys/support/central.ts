import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';

const cli = 'out/main/central-cli.js';
/** What the demonstration's users sign in with. */
export const demoPassword = 'demo-1234';
const run = promisify(execFile);

interface NewUser {
  readonly username: string;
  readonly name: string;
  readonly role: string;
  readonly areaId: string;
}

export interface Central {
  readonly url: string;
  /** Ends the process; the data stay. */
  stop(): Promise<void>;
  /** Starts it again on the same port. */
  start(): Promise<void>;
  /** A one-time code for a workstation of an area. */
  enrolmentCode(areaId: string): Promise<string>;
  /** Reads exports of Smartflex's reports, as the company's operator would. */
  import(...files: readonly string[]): Promise<string>;
  /** What the administrator sets for all branches. */
  set(name: 'supervisorMinutes' | 'takeMinutes', minutes: number): Promise<string>;
  /** Adds a user with the demonstration's password. */
  addUser(user: NewUser): Promise<string>;
  /** Puts a user into another area of the regional. */
  moveUser(username: string, areaId: string): Promise<string>;
  /** Takes a workstation out of use, by its code. */
  revokeDevice(code: string): Promise<string>;
  /** Reads in what a workstation could not send. */
  importOutbox(file: string): Promise<string>;
  /** Takes a user's account away. */
  deactivateUser(username: string): Promise<string>;
}

/** The real central office as its own process, with demonstration data in a folder of its own. */
export async function startCentral(folder: string, requests: number): Promise<Central> {
  const environment = (port: string) => ({ ...process.env, REVERSA_CENTRAL_HOME: folder, PORT: port });
  let child: ChildProcess;
  let url = '';

  async function listen(port: string): Promise<void> {
    const args = [cli, 'serve', '--demo', '--requests', String(requests)];
    child = spawn(process.execPath, args, { env: environment(port), stdio: ['ignore', 'pipe', 'ignore'] });
    if (!child.stdout) throw new Error('The central office has no output');
    for await (const line of createInterface({ input: child.stdout })) {
      if (!line.startsWith('{')) continue;
      url = (JSON.parse(line) as { listening: string }).listening;
      return;
    }
    throw new Error('The central office ended before it listened');
  }

  async function command(args: readonly string[], input = ''): Promise<string> {
    const running = run(process.execPath, [cli, ...args], { env: environment('0') });
    running.child.stdin?.end(input);
    return (await running).stdout;
  }

  await listen('0');
  return {
    get url() {
      return url;
    },
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
    start: () => listen(new URL(url).port),
    async enrolmentCode(areaId) {
      const printed = await command(['device', 'enrol', '--area', areaId, '--print-code']);
      const line = printed.split('\n').find((each) => each.startsWith('{')) ?? '{}';
      return (JSON.parse(line) as { code: string }).code;
    },
    set: (name, minutes) => command(['settings', 'set', name, String(minutes)]),
    import: (...files) => command(['import', ...files]),
    addUser: ({ username, name, role, areaId }) =>
      command(
        [
          'user',
          'add',
          '--username',
          username,
          '--name',
          name,
          '--role',
          role,
          '--area',
          areaId,
          '--password-stdin',
        ],
        demoPassword,
      ),
    moveUser: (username, areaId) => command(['user', 'move', '--username', username, '--area', areaId]),
    revokeDevice: (code) => command(['device', 'revoke', code]),
    importOutbox: (file) => command(['outbox', 'import', file]),
    deactivateUser: (username) => command(['user', 'deactivate', '--username', username]),
  };
}
