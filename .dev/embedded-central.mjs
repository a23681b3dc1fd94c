import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { at, environment, node24, run, Stop, start } from './project.mjs';

const cli = at('out', 'main', 'central-cli.js');

function jsonLine(output) {
  const line = output.split('\n').find((each) => each.startsWith('{'));
  if (!line) throw new Stop(`${output}\nThe central office did not answer as expected: its output is above.`);
  return JSON.parse(line);
}

/** Passes on what the central office tells until it says where it listens. */
async function whereItListens(child) {
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.startsWith('{')) return JSON.parse(line).listening;
    console.log(line);
  }
  throw new Stop('The central office ended before it listened: its output is above.');
}

/**
 * Starts a central office with demonstration data on loopback, in the folder `central` of the data folder (or REVERSA_CENTRAL_HOME).
 */
export async function startCentral(home, requests) {
  const folder = process.env.REVERSA_CENTRAL_HOME ?? join(home, 'central');
  const env = environment({ REVERSA_CENTRAL_HOME: folder, PORT: process.env.PORT ?? '0' });
  console.log('Starting the central office with demonstration data…');
  const child = start(node24, [cli, 'serve', '--demo', '--requests', String(requests)], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await whereItListens(child);
  child.stdout.resume();
  return {
    url,
    /** A one-time code; a workstation that is enrolled already leaves it unused. */
    async enrolmentCode(areaId) {
      const { output } = await run(node24, [cli, 'device', 'enrol', '--area', areaId, '--print-code'], {
        env,
        quiet: true,
      });
      return jsonLine(output).code;
    },
    stop() {
      child.kill('SIGTERM');
    },
  };
}
