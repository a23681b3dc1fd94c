import { install } from './install.mjs';
import { at, command, environment, node24, run } from './project.mjs';

await command(async () => {
  await install();
  const { code } = await run(node24, [at('test', 'load', 'run.ts'), ...process.argv.slice(2)], {
    env: environment(),
  });
  return code;
});
