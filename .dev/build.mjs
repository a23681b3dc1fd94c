import { build } from './build-if-changed.mjs';
import { install } from './install.mjs';
import { command } from './project.mjs';

await command(async () => {
  await install();
  await build();
});
