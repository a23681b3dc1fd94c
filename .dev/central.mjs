import { build } from './build-if-changed.mjs';
import { install } from './install.mjs';
import { at, command, node24, run } from './project.mjs';

await command(async () => {
  await install();
  await build();
  const { code } = await run(node24, [at('out', 'main', 'central-cli.js'), ...process.argv.slice(2)]);
  return code;
});
