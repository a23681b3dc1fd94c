import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build-if-changed.mjs';
import { chooseElectron } from './electron.mjs';
import { installTools } from './install.mjs';
import { at, command, environment, node24, run, Stop } from './project.mjs';

const reports = at('.cache', 'reports');
/** Tests start hundreds of programs: what one has compiled, the next one of the same sources loads. */
const compiled = { NODE_COMPILE_CACHE: at('.cache', 'compiled') };
const tool = (path) => at('node_modules', ...path.split('/'));

/** Checks that pass or fail as one. */
const statics = {
  lint: [tool('@biomejs/biome/bin/biome'), 'ci', '--colors=off', '--error-on-warnings', '.'],
  types: [tool('typescript/bin/tsc'), '-b'],
  boundaries: [
    tool('dependency-cruiser/bin/dependency-cruiser.mjs'),
    '--config',
    '.dependency-cruiser.cjs',
    'main',
    'renderer',
    'shared',
  ],
  'dead code': [tool('knip/bin/knip.js')],
};

/** What a program's report counts; one that ended without a report has failed as a whole. */
function counts({ code, output }, file, read) {
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0, output };
  const { passed, failed, skipped } = read(JSON.parse(readFileSync(file, 'utf8')));
  // A file that does not even load has no test to fail.
  return { passed, failed: code === 0 ? failed : Math.max(1, failed), skipped, output };
}

async function unit(options) {
  const file = join(reports, 'unit.json');
  const result = await run(
    node24,
    [
      tool('vitest/vitest.mjs'),
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
      ...options,
    ],
    { env: environment({ ...compiled, FORCE_COLOR: '0' }), quiet: true },
  );
  return counts(result, file, ({ numPassedTests, numFailedTests, numPendingTests, numTodoTests }) => ({
    passed: numPassedTests,
    failed: numFailedTests,
    skipped: numPendingTests + numTodoTests,
  }));
}

async function journeys(options, electron) {
  const file = join(reports, 'journeys.json');
  const env = environment({
    ...compiled,
    ...electron.env,
    PLAYWRIGHT_JSON_OUTPUT_NAME: file,
    FORCE_COLOR: '0',
  });
  const result = await run(
    node24,
    [tool('@playwright/test/cli.js'), 'test', '--reporter=list,json', ...options],
    { env, quiet: true },
  );
  return counts(result, file, ({ stats }) => ({
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
    skipped: stats.skipped,
  }));
}

function one(isPassed, output) {
  return { passed: isPassed ? 1 : 0, failed: isPassed ? 0 : 1, skipped: 0, output };
}

async function staticCheck(args) {
  const { code, output } = await run(node24, args, { quiet: true });
  return one(code === 0, output);
}

function readOptions(args) {
  const only = args.indexOf('--only');
  const names = only < 0 ? null : (args[only + 1] ?? '').split(',').map((name) => name.trim());
  const known = [...Object.keys(statics), 'build', 'unit', 'journeys'];
  const unknown = names?.find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw new Stop(`There is no check "${unknown}". Known are: ${known.join(', ')}.`);
  const isWanted = (name) => names === null || names.includes(name);
  const rest = (only < 0 ? args : args.toSpliced(only, 2)).filter((option) => option !== '--');
  if (rest.length > 0 && isWanted('unit') === isWanted('journeys'))
    throw new Stop(
      `${rest.join(' ')}: say whom it is for, --only unit (vitest) or --only journeys (Playwright).`,
    );
  return { isWanted, rest };
}

/**
 * What reads the sources comes first, while the packages are being built. What runs the application comes once both are built, and fails at
 * once where they are not. Everything one after the other: side by side, unit tests and journeys save a few minutes, and keys are pressed
 * before a page of a machine that is so busy hears them.
 */
function checksOf({ isWanted, rest }) {
  let electron;
  const needsBuild = isWanted('build') || isWanted('unit') || isWanted('journeys');
  const wanted = (checks) => checks.filter(([, , isIt]) => isIt);
  const onSources = [
    ...Object.entries(statics).map(([name, args]) => [name, () => staticCheck(args), isWanted(name)]),
    [
      'build',
      async () => {
        await build();
        electron = await chooseElectron();
        console.log(electron.says);
        return one(true, '');
      },
      needsBuild,
    ],
  ];
  const onProducts = [
    ['unit', () => unit(rest), isWanted('unit')],
    [
      'journeys',
      () => (electron ? journeys(rest, electron) : one(false, 'Not run: see the build.')),
      isWanted('journeys'),
    ],
  ];
  return { onSources: wanted(onSources), onProducts: wanted(onProducts) };
}

/** Runs one check and tells of it; whatever it throws is a failure with its reason. */
async function tell(name, check) {
  const begun = Date.now();
  const result = await Promise.resolve()
    .then(check)
    .catch((error) => one(false, error instanceof Stop ? error.message : String(error?.stack ?? error)));
  const seconds = ((Date.now() - begun) / 1000).toFixed(1);
  if (result.failed > 0) console.log(result.output);
  const outcome = result.failed > 0 ? 'FAILED' : 'passed';
  console.log(`${outcome}  ${name}: ${result.passed} passed, ${result.failed} failed (${seconds} s)`);
  return result;
}

await command(async () => {
  const options = readOptions(process.argv.slice(2));
  const total = { passed: 0, failed: 0, skipped: 0 };
  const add = (result) => {
    for (const key of Object.keys(total)) total[key] += result[key];
  };
  try {
    const whenPackagesBuilt = await installTools();
    mkdirSync(reports, { recursive: true });
    for (const name of ['unit.json', 'journeys.json']) rmSync(join(reports, name), { force: true });
    const { onSources, onProducts } = checksOf(options);
    for (const [name, check] of onSources) add(await tell(name, check));
    await whenPackagesBuilt();
    for (const [name, check] of onProducts) add(await tell(name, check));
  } catch (error) {
    console.error(error instanceof Stop ? error.message : error);
    add(one(false, ''));
  }
  const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
  console.log(`${total.passed} passed, ${total.failed} failed${skipped}`);
  return total.failed > 0 ? 1 : 0;
});
