import { build } from './build-if-changed.mjs';
import { install } from './install.mjs';
import { at, command, ended, environment, node24, start } from './project.mjs';

await command(
  async () => {
    await install();
    await build();
    const cli = start(node24, [at('out', 'main', 'central-cli.js'), ...process.argv.slice(2)], {
      env: environment(),
      // A password comes in by it.
      stdio: 'inherit',
    });
    return ended(cli);
  },
  { interrupted: 0 },
);
