import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { themeVariables } from './renderer/app/theme-variables.plugin.ts';

const at = (path: string): string => resolve(import.meta.dirname, path);

/**
 * Packages of the main process that go into the bundle: one file is read where these are hundreds. The others are addons, load parts
 * of themselves by path, or are not wanted at the start.
 */
const bundled = [
  'typeorm',
  'zod',
  'jose',
  'luxon',
  'async-mutex',
  'fast-xml-parser',
  'tus-js-client',
  'csv-stringify',
];

/** What TypeORM loads by name for databases that are not used here; `sqlite3` and `pg` are packages of their own. */
const unusedDrivers =
  /^(@google-cloud\/spanner|@sap\/hana-client(\/.*)?|better-sqlite3|hdb-pool|ioredis|mongodb|mssql|mysql2?|oracledb|pg-native|pg-query-stream|react-native-sqlite-storage|redis|sql\.js|ts-node|typeorm-aurora-data-api-driver)$/;

export default defineConfig({
  main: {
    build: {
      outDir: at('out/main'),
      externalizeDeps: { exclude: bundled },
      // Node runs these maps only with --enable-source-maps; they are for reading a stack trace from a log.
      sourcemap: true,
      rolldownOptions: {
        external: unusedDrivers,
        input: {
          index: at('main/app/index.ts'),
          'central-cli': at('main/central/cli.ts'),
          workshop: at('main/documents/workshop/process/main.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: at('out/preload'),
      // A sandboxed preload can require electron and little else, so everything is in the one file.
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: at('main/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  },
  renderer: {
    root: at('renderer'),
    plugins: [react(), themeVariables()],
    build: {
      outDir: at('out/renderer'),
      minify: true,
      // The policy allows data: for pictures alone; a font or script inlined by size would be blocked.
      assetsInlineLimit: 0,
      rolldownOptions: { input: { index: at('renderer/index.html'), print: at('renderer/print.html') } },
    },
  },
});
