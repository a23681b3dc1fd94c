import { newId } from '../../platform/ids.ts';
import { createCentral } from '../central.ts';
import { generateDemo } from '../demo/generate-demo.ts';
import type { CommandContext } from './context.ts';
import { ensureDemonstration } from './demonstration.ts';

export interface ServeOptions {
  readonly demo: boolean;
  readonly requests: number;
  readonly seed: number;
}

function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGTERM', () => resolve());
    process.once('SIGINT', () => resolve());
  });
}

/** `serve`: listens until it is told to stop. Its one line of output says where. */
export async function serve(context: CommandContext, options: ServeOptions): Promise<number> {
  const { environment, logger, print, say } = context;
  const { home: dataFolder, clock, port } = environment;
  const stopped = untilStopped();
  const central = await createCentral({ dataFolder, clock, newId, logger });
  try {
    if (options.demo) {
      const { seed, requests } = options;
      await ensureDemonstration(central.store, generateDemo, { seed, requests, now: clock.now() }, say);
    }
    print(JSON.stringify({ listening: await central.listen(port) }));
    await stopped;
  } finally {
    await central.close();
  }
  return 0;
}
