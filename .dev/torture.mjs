import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { install } from './install.mjs';
import { at, command, environment, node24, run, Stop } from './project.mjs';

const rooms = ['test/simulate', 'test/store', 'test/sync', 'test/central'];
// One after the other: the databases of one server and two suites on two cores are in each other's way.
const projects = ['sqlite', 'postgres'];
const reports = at('.cache', 'reports');

const usage = `npm run torture [-- options]
  --only NAME      files whose path has this in it; as often as wanted
  --project NAME   sqlite or postgres; both without it`;

/** @throws Stop that says what is wrong. */
function readOptions(args) {
  const each = { type: 'string', multiple: true };
  let options;
  try {
    options = parseArgs({ args, options: { only: each, project: each } }).values;
  } catch (error) {
    throw new Stop(`${error.message}\n${usage}`);
  }
  const { only = rooms, project = projects } = options;
  const unknown = project.find((name) => !projects.includes(name));
  if (unknown !== undefined) throw new Stop(`There is no project ${unknown}.\n${usage}`);
  return { only, project };
}

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

/** Vitest takes a file that has any of its names in its path: only those of the rooms are the promises'. */
function filesOf(only) {
  return rooms
    .flatMap((room) =>
      readdirSync(at(room), { recursive: true }).map((file) => `${room}/${file.replaceAll('\\', '/')}`),
    )
    .filter((file) => /\.test\.tsx?$/.test(file) && only.some((part) => file.includes(part)));
}

/** Runs a project's files. A run that ended without a report is a failure of its own. */
async function runProject(project, files) {
  const file = join(reports, `torture-${project}.json`);
  rmSync(file, { force: true });
  const { code } = await run(
    node24,
    [
      ...[at('node_modules', 'vitest', 'vitest.mjs'), 'run', '--project', project, '--passWithNoTests'],
      ...['--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
      ...files,
    ],
    { env: environment({ REVERSA_TORTURE: '1' }) },
  );
  const report = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
  if (report === null && code !== 0)
    throw new Stop(`The tests on ${project} ended without a report: what stopped them is above.`);
  return { code, files: report?.testResults ?? [] };
}

function sayFiles(project, files) {
  for (const { name, startTime, endTime, assertionResults } of files) {
    const failed = assertionResults.filter(({ status }) => status === 'failed').length;
    const minutes = ((endTime - startTime) / 60_000).toFixed(1);
    console.log(
      `${project.padEnd(8)}  ${minutes.padStart(6)} min  ${failed} failed  ${relative(at(), name)}`,
    );
  }
}

await command(async () => {
  const { only, project } = readOptions(process.argv.slice(2));
  const files = filesOf(only);
  if (files.length === 0) throw new Stop(`No file of the promises has ${only.join(' or ')} in its path.`);
  await install();
  mkdirSync(reports, { recursive: true });
  const begun = Date.now();
  const runs = [];
  // What fails on one database does not keep the other from being tried.
  for (const name of project) runs.push({ name, ...(await runProject(name, files)) });
  const tests = runs.flatMap((each) => each.files).flatMap(({ assertionResults }) => assertionResults);
  if (tests.length === 0) throw new Stop('Nothing was run: the files are not of this project.');
  console.log('');
  for (const each of runs) sayFiles(each.name, each.files);
  console.log('\nPromise   tests   rounds   failed   seconds, of all its tests added up');
  for (const [promise, { tests: all, rounds, failed, ms }] of count(tests)) {
    const columns = [promise.padEnd(7), all, rounds, failed, (ms / 1000).toFixed(1)];
    console.log(columns.map((each) => String(each).padStart(7)).join('  '));
  }
  console.log(`${tests.length} tests in ${((Date.now() - begun) / 60_000).toFixed(1)} minutes`);
  return runs.find(({ code }) => code !== 0)?.code ?? 0;
});
