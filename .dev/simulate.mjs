import { install } from './install.mjs';
import { at, command, environment, node24, run } from './project.mjs';

await command(async () => {
  await install();
  const program = at('test', 'simulate', 'run.ts');
  const { code } = await run(node24, [program, ...process.argv.slice(2)], {
    env: environment({ TZ: 'UTC' }),
  });
  return code;
});
