import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parcelPath } from '../scheme/parcels.ts';
import { createBridge } from './bridge.ts';
import { createCodec } from './codec.ts';
import { isolatedWorld } from './isolated-world.ts';
import { mainWorld } from './main-world.ts';
import type { PageFacts } from './messages.ts';

export const isolatedWorldName = 'Electron Isolated Context';
export const binding = '__electronHostSend';
export const receiver = '__electronHostReceive';

export interface PageScripts {
  readonly main: string;
  readonly isolated: string;
}

function preloadSource(file: string | undefined): string {
  if (file === undefined) return 'null';
  if (file.endsWith('.mjs'))
    throw new Error(`electron-host: a sandboxed preload is CommonJS, ${file} is not`);
  return `function(require,module,exports,process,global){${readFileSync(file, 'utf8')}\n}`;
}

export function buildPageScripts(preferences: Electron.WebPreferences, parcelSecret: string): PageScripts {
  const { node, chrome, electron } = process.versions;
  const facts: PageFacts = {
    secret: `electron-host-${randomBytes(16).toString('hex')}`,
    binding,
    receiver,
    parcelPath,
    parcelSecret,
    platform: process.platform,
    versions: { node, chrome, electron },
    additionalArguments: preferences.additionalArguments ?? [],
  };
  const parts = `{createCodec:${createCodec},createBridge:${createBridge},preload:${preloadSource(preferences.preload)}}`;
  return {
    main: `(${mainWorld})(${JSON.stringify(facts.secret)},${createBridge})`,
    isolated: `(${isolatedWorld})(${JSON.stringify(facts)},${parts})\n//# sourceURL=file://${preferences.preload ?? '/preload'}`,
  };
}
