import { buildCentral } from './central-folder.mjs';
import { install } from './install.mjs';
import { at, command } from './project.mjs';

await command(async () => {
  await install();
  const folder = process.argv[2] ?? at('out', 'central');
  await buildCentral(folder);
  console.log(`The central office is in ${folder}: node cli.js serve`);
});
