import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

// The page of a juror's device: served by the desk over the room's network, and loaded by a Pupitre in juror mode from its own
// files, so that its addresses are relative. `out/room` is served as it is, to whoever asks.
const ROOT = resolve('src/renderer/room');
const WORKER = 'sw.js';

export default defineConfig({
  root: ROOT,
  base: './',
  cacheDir: resolve('node_modules/.vite-room'),
  plugins: [react(), shellInWorker(), packedBeside()],
  build: {
    outDir: resolve('out/room'),
    emptyOutDir: true,
    // What phones and tablets of jurors read, and the oldest Electron that Pupitre runs on.
    target: ['chrome111', 'firefox115', 'safari16.4'],
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { index: resolve(ROOT, 'index.html'), sw: resolve(ROOT, 'sw.ts') },
      output: { entryFileNames: ({ name }) => (name === 'sw' ? WORKER : 'assets/[name]-[hash].js') },
      // Only what the page uses of the interface that it shares: modules do nothing by being imported, styles do.
      treeshake: {
        moduleSideEffects: (id) =>
          /\.css$|\/room\/main\.tsx$|\/room\/sw\.ts$|\/ui\/styles\.ts$|\/lib\/api\.ts$|node_modules/.test(id),
      },
    },
  },
});

/** Tells the worker which files the page is made of. */
function shellInWorker(): Plugin {
  return {
    name: 'shell-in-worker',
    enforce: 'post',
    generateBundle(_, bundle) {
      const worker = bundle[WORKER];
      if (worker?.type !== 'chunk') throw new Error('no worker was built');
      const kept = readdirSync(resolve(ROOT, 'public'));
      const made = Object.values(bundle).filter(
        ({ fileName }) => fileName !== WORKER && !fileName.endsWith('.map'),
      );
      const digest = createHash('sha256');
      for (const name of kept) digest.update(readFileSync(resolve(ROOT, 'public', name)));
      for (const file of made) digest.update(file.type === 'chunk' ? file.code : file.source);
      const files = [...kept, ...made.map(({ fileName }) => fileName)].map((name) => `./${name}`);
      const shell = JSON.stringify({ version: digest.digest('hex').slice(0, 16), files });
      worker.code = `const SHELL=${shell};${worker.code}`;
    },
  };
}

/** Beside each file that compresses, the same packed: nine devices load the page over one Wi-Fi at once. */
function packedBeside(): Plugin {
  const packed = promisify(brotliCompress);
  // Higher takes ten times as long for a tenth less.
  const params = { [constants.BROTLI_PARAM_QUALITY]: 5 };
  return {
    name: 'packed-beside',
    writeBundle: async ({ dir = '' }, bundle) => {
      const names = Object.keys(bundle).filter((name) => /\.(?:css|html|js|mjs)$/.test(name));
      await Promise.all(
        names.map(async (name) => {
          const file = resolve(dir, name);
          await writeFile(`${file}.br`, await packed(await readFile(file), { params }));
        }),
      );
    },
  };
}
