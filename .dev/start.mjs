import { createInterface } from 'node:readline';
import { build } from './build-if-changed.mjs';
import { dataFolder } from './data-folder.mjs';
import { chooseElectron } from './electron.mjs';
import { startCentral } from './embedded-central.mjs';
import { install } from './install.mjs';
import { at, command, ended, environment, Stop, start } from './project.mjs';

const usage = `npm start [-- options]
  --headless      without a screen
  --requests N    how many requests a new demonstration has (20000)`;

function readOptions(args) {
  const options = { headless: false, requests: 20_000 };
  for (let index = 0; index < args.length; index += 1) {
    const option = args[index];
    if (option === '--headless') options.headless = true;
    else if (option === '--requests' && /^[1-9]\d{0,7}$/.test(args[index + 1] ?? '')) {
      options.requests = Number(args[index + 1]);
      index += 1;
    } else throw new Stop(`Unknown or incomplete option: ${option}\n${usage}`);
  }
  return options;
}

function checkDisplay(headless) {
  const hasDisplay = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  if (headless || hasDisplay) return;
  throw new Stop(
    'There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set). Go on without one: npm start -- --headless — or give it one: xvfb-run npm start',
  );
}

/** The application's own process; it ends when its window is closed. */
function openApplication(electron, env) {
  const needsNoSandbox = process.platform === 'linux' && process.getuid?.() === 0;
  return start(electron.executable, [at('.'), ...(needsNoSandbox ? ['--no-sandbox'] : [])], {
    env: environment({ ...electron.env, ...env }),
    stdio: ['ignore', 'inherit', 'pipe'],
  });
}

/**
 * Shows the application's log, and what the browser says about itself only where it went wrong.
 *
 * @returns whether the window is there.
 */
function follow(child) {
  return new Promise((resolve) => {
    const besides = [];
    let isOpen = false;
    createInterface({ input: child.stderr }).on('line', (line) => {
      if (line.includes('"window ready"')) {
        isOpen = true;
        resolve(true);
      } else if (line.startsWith('{')) console.error(line);
      else besides.push(line);
      if (besides.length > 200) besides.shift();
    });
    child.once('close', (code) => {
      if (!isOpen || code > 0) console.error(besides.join('\n'));
      resolve(false);
    });
  });
}

await command(
  async () => {
    const options = readOptions(process.argv.slice(2));
    checkDisplay(options.headless);
    await install();
    const electron = await chooseElectron();
    await build();
    console.log(electron.says);
    const home = dataFolder();
    const central = process.env.REVERSA_CENTRAL ? null : await startCentral(home, options.requests);
    const application = openApplication(electron, {
      REVERSA_HOME: home,
      ...(central && {
        REVERSA_CENTRAL: central.url,
        REVERSA_ENROLMENT_CODE: await central.enrolmentCode('LPZ-01'),
      }),
      ...(options.headless && { REVERSA_HEADLESS: '1' }),
    });
    const end = ended(application);
    if (await follow(application)) {
      const where = options.headless ? ' without a screen' : '';
      console.log(`Reversa is open${where}. Data: ${home}. Ctrl+C ends it.`);
    }
    const code = await end;
    central?.stop();
    return code;
  },
  { interrupted: 0 },
);
