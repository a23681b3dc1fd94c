import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { build } from './build-if-changed.mjs';
import { chooseElectron } from './electron.mjs';
import { install } from './install.mjs';
import { at, command, environment, node24, run, Stop } from './project.mjs';

const reports = at('.cache', 'reports');
const tool = (path) => at('node_modules', ...path.split('/'));

/** Checks that pass or fail as one. */
const statics = {
  lint: [tool('@biomejs/biome/bin/biome'), 'ci', '--error-on-warnings', '.'],
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

function report(name) {
  return JSON.parse(readFileSync(at('.cache', 'reports', name), 'utf8'));
}

async function unit(options) {
  const { code, output } = await run(
    node24,
    [
      tool('vitest/vitest.mjs'),
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${reports}/unit.json`,
      ...options,
    ],
    { env: environment({ FORCE_COLOR: '0' }), quiet: true },
  );
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, success } = report('unit.json');
  // A file that does not even load has no test to fail.
  const failed = success || numFailedTests > 0 ? numFailedTests : 1;
  return {
    passed: numPassedTests,
    failed: code === 0 ? failed : Math.max(1, failed),
    skipped: numPendingTests + numTodoTests,
    output,
  };
}

async function journeys(options, electron) {
  const env = environment({
    ...electron.env,
    PLAYWRIGHT_JSON_OUTPUT_NAME: `${reports}/journeys.json`,
    FORCE_COLOR: '0',
  });
  const { code, output } = await run(
    node24,
    [tool('@playwright/test/cli.js'), 'test', '--reporter=list,json', ...options],
    { env, quiet: true },
  );
  const { stats } = report('journeys.json');
  const failed = stats.unexpected + stats.flaky;
  return {
    passed: stats.expected,
    failed: code === 0 ? failed : Math.max(1, failed),
    skipped: stats.skipped,
    output,
  };
}

async function staticCheck(args) {
  const { code, output } = await run(node24, args, { quiet: true });
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0, output };
}

function readOptions(args) {
  const only = args.indexOf('--only');
  const names = only < 0 ? null : (args[only + 1] ?? '').split(',').map((name) => name.trim());
  const known = [...Object.keys(statics), 'unit', 'journeys'];
  const unknown = names?.find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw new Stop(`There is no check "${unknown}". Known are: ${known.join(', ')}.`);
  return {
    isWanted: (name) => names === null || names.includes(name),
    rest: only < 0 ? args : args.toSpliced(only, 2),
  };
}

await command(async () => {
  const { isWanted, rest } = readOptions(process.argv.slice(2));
  await install();
  mkdirSync(reports, { recursive: true });
  for (const name of ['unit.json', 'journeys.json']) rmSync(`${reports}/${name}`, { force: true });
  const electron = isWanted('unit') || isWanted('journeys') ? await chooseElectron() : null;
  if (electron) {
    console.log(electron.says);
    await build();
  }
  const checks = [
    ...Object.entries(statics).map(([name, args]) => [name, () => staticCheck(args)]),
    ['unit', () => unit(rest)],
    ['journeys', () => journeys(rest, electron)],
  ].filter(([name]) => isWanted(name));
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const [name, check] of checks) {
    const start = Date.now();
    const result = await check().catch((error) => ({
      passed: 0,
      failed: 1,
      skipped: 0,
      output: String(error?.stack ?? error),
    }));
    for (const key of Object.keys(total)) total[key] += result[key];
    if (result.failed > 0) console.log(result.output);
    const seconds = ((Date.now() - start) / 1000).toFixed(1);
    console.log(
      `${result.failed > 0 ? 'FAILED' : 'passed'}  ${name}: ${result.passed} passed, ${result.failed} failed (${seconds} s)`,
    );
  }
  console.log(
    `${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`,
  );
  return total.failed > 0 ? 1 : 0;
});
