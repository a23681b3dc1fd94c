import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

// Electron's own JavaScript lies compiled in its binary; that of this folder would have its types taken out at every start. This file
// has none, as it comes before what is kept.
enableCompileCache(join(import.meta.dirname, '../../.cache/electron-host'));
await import('./host/run-application.ts');
