import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

// One build serves the shipped Electron and the oldest one it must run on: Electron 33 (Node 20.18, Chromium 130).
const NODE_FLOOR = 'node20.18';
const CHROMIUM_FLOOR = 'chrome130';
const MIGRATIONS = resolve('src/core/db/migrations');

/** Lays the migrations, which are read as files, beside the main process's script. */
const migrationsAsFiles = {
  name: 'migrations-as-files',
  buildStart(this: { addWatchFile(file: string): void }) {
    for (const name of readdirSync(MIGRATIONS)) this.addWatchFile(resolve(MIGRATIONS, name));
  },
  generateBundle(this: { emitFile(file: { type: 'asset'; fileName: string; source: string }): unknown }) {
    for (const name of readdirSync(MIGRATIONS)) {
      const source = readFileSync(resolve(MIGRATIONS, name), 'utf8');
      this.emitFile({ type: 'asset', fileName: `migrations/${name}`, source });
    }
  },
};

export default defineConfig({
  main: {
    plugins: [migrationsAsFiles],
    build: {
      outDir: 'out/main',
      target: NODE_FLOOR,
      sourcemap: true,
      rolldownOptions: {
        input: {
          index: resolve('src/main/index.ts'),
          'core-process': resolve('src/main/core-process/core-process.ts'),
          'backup-worker': resolve('src/core/db/backup/backup.worker.ts'),
          'work-thread': resolve('src/core/work/work-thread.ts'),
          'key-file-worker': resolve('src/core/areas/signing/key-file-worker.ts'),
          'update-worker': resolve('src/core/areas/updates/update.worker.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      target: NODE_FLOOR,
      // A sandboxed preload cannot require packages: everything but electron goes into its one CommonJS file.
      externalizeDeps: false,
      rolldownOptions: {
        input: resolve('src/preload/index.ts'),
        output: { format: 'cjs', entryFileNames: 'index.cjs', codeSplitting: false },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    plugins: [react()],
    build: {
      outDir: 'out/renderer',
      target: CHROMIUM_FLOOR,
      // The page reads all of it before it draws.
      minify: true,
      sourcemap: true,
      rolldownOptions: { input: resolve('src/renderer/index.html') },
    },
  },
});
