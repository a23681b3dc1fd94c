import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { install } from './install.mjs';
import { at, command, environment, node24, run, Stop } from './project.mjs';

const rooms = ['test/simulate', 'test/store', 'test/sync', 'test/central'];
const reports = at('.cache', 'reports');

/** A promise's rounds: those that a test names in its title, or one a test. */
function count(tests) {
  const promises = new Map();
  for (const { title, duration, status } of tests) {
    const [, named] = /(\d+) rounds/.exec(title) ?? [];
    for (const [, promise] of title.matchAll(/\[([SR]\d+)\]/g)) {
      const sum = promises.get(promise) ?? { tests: 0, rounds: 0, ms: 0, failed: 0 };
      sum.tests += 1;
      sum.rounds += Number(named ?? 1);
      sum.ms += duration ?? 0;
      sum.failed += status === 'failed' ? 1 : 0;
      promises.set(promise, sum);
    }
  }
  return [...promises].sort(([one], [other]) => one.localeCompare(other, 'en', { numeric: true }));
}

await command(async () => {
  await install();
  mkdirSync(reports, { recursive: true });
  const file = join(reports, 'torture.json');
  rmSync(file, { force: true });
  const begun = Date.now();
  const { code } = await run(
    node24,
    [
      at('node_modules', 'vitest', 'vitest.mjs'),
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
      ...rooms,
      ...process.argv.slice(2),
    ],
    { env: environment({ REVERSA_TORTURE: '1' }) },
  );
  if (!existsSync(file)) throw new Stop('The tests ended without a report: what stopped them is above.');
  const { testResults } = JSON.parse(readFileSync(file, 'utf8'));
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  console.log('\nPromise   tests   rounds   failed   seconds, of all its tests added up');
  for (const [promise, { tests: all, rounds, failed, ms }] of count(tests)) {
    const columns = [promise.padEnd(7), all, rounds, failed, (ms / 1000).toFixed(1)];
    console.log(columns.map((each) => String(each).padStart(7)).join('  '));
  }
  console.log(`${tests.length} tests in ${((Date.now() - begun) / 60_000).toFixed(1)} minutes`);
  return code;
});
