import { build } from './build-if-changed.mjs';
import { chooseElectron } from './electron.mjs';
import { install } from './install.mjs';
import { at, command, environment, node24, run } from './project.mjs';

await command(async () => {
  await install();
  await build();
  const { env } = await chooseElectron();
  const { code } = await run(node24, [at('test', 'bench', 'run.ts'), ...process.argv.slice(2)], {
    env: environment(env),
  });
  return code;
});
