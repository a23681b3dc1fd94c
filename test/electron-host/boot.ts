import { enableCompileCache } from 'node:module';
import { resolve } from 'node:path';

// Electron's own JavaScript lies compiled in its binary; that of this folder would have its types taken out at every start.
enableCompileCache(resolve(import.meta.dirname, '../../.cache/electron-host'));
await import('./host/run-application.ts');
