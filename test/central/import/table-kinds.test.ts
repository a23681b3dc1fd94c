import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { kindNames } from '../../../main/central/import/report.ts';
import { tableKindNames, tableKinds } from '../../../main/central/import/table-kinds.ts';

const readme = readFileSync('main/central/import/README.md', 'utf8');

it.each(tableKindNames)('the README names the columns of %s', (kind) => {
  const row = readme.split('\n').find((line) => line.startsWith(`| ${kindNames[kind]} `));
  const columns = row?.split('|')[3]?.trim().split(', ');
  const expected = tableKinds[kind].map(({ name, required }) => (required ? `**${name}**` : name));
  expect(columns).toEqual(expected);
});
