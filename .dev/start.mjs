import { spawn } from 'node:child_process';
import { build } from './build-if-changed.mjs';
import { dataFolder } from './data-folder.mjs';
import { chooseElectron } from './electron.mjs';
import { startCentral } from './embedded-central.mjs';
import { install } from './install.mjs';
import { at, command, environment, Stop } from './project.mjs';

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
  const child = spawn(electron.executable, [at('.'), ...(needsNoSandbox ? ['--no-sandbox'] : [])], {
    env: environment({ ...electron.env, ...env }),
    stdio: ['ignore', 'inherit', 'pipe'],
  });
  return child;
}

/** Shows the application's log but for what the browser says about itself, and resolves once the window is there. */
function follow(child) {
  return new Promise((resolve) => {
    let rest = '';
    child.stderr.on('data', (data) => {
      const lines = (rest + data).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        if (line.includes('"window ready"')) resolve(true);
        else if (line.startsWith('{') || line.startsWith('Error')) console.error(line);
      }
    });
    child.once('exit', () => resolve(false));
  });
}

await command(async () => {
  const options = readOptions(process.argv.slice(2));
  checkDisplay(options.headless);
  await install();
  const electron = await chooseElectron();
  await build();
  console.log(electron.says);
  const home = dataFolder();
  const central = process.env.REVERSA_CENTRAL ? null : await startCentral(home, options.requests);
  const env = {
    REVERSA_HOME: home,
    ...(central && {
      REVERSA_CENTRAL: central.url,
      REVERSA_ENROLMENT_CODE: await central.enrolmentCode('LPZ-01'),
    }),
    ...(options.headless && { REVERSA_HEADLESS: '1' }),
  };
  const application = openApplication(electron, env);
  const end = () => application.kill('SIGTERM');
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
  const isOpen = await follow(application);
  if (isOpen) {
    console.log(
      `Reversa is open${options.headless ? ' without a screen' : ''}. Data: ${home}. Ctrl+C ends it.`,
    );
  }
  const code =
    application.exitCode ??
    (await new Promise((resolve) => application.once('exit', (ended) => resolve(ended ?? 0))));
  await central?.stop();
  return code;
});
