import { createHash } from 'node:crypto';
import { copyFile, cp, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { defineConfig, type Plugin, type UserConfig } from 'vite';
import project from './package.json' with { type: 'json' };

// The verifier stands alone: `out/verify` is a package of one command and one page, which nothing is installed with.
// Two builds, by mode: `page` makes verify.html, `command` makes pupitre-verify.mjs.
const OUT = resolve('out/verify');
const BUNDLE = resolve('src/verify/bundle');
const exactly = (name: string, replacement: string) => ({ find: new RegExp(`^${name}$`), replacement });
/** One copy of what draws documents, whoever imports it, with nothing of Node that it can do without. */
const PARTS = [
  exactly('pdfmake', resolve('node_modules/pdfmake/js/index.js')),
  exactly('pdfkit', resolve('node_modules/pdfkit/js/pdfkit.js')),
  exactly('fontkit', resolve('node_modules/fontkit/dist/browser.cjs')),
  exactly('fs', resolve(BUNDLE, 'fs.ts')),
  exactly('zlib', resolve(BUNDLE, 'zlib.ts')),
  exactly('browserify-zlib', resolve(BUNDLE, 'zlib.ts')),
];
const IN_BROWSERS = [
  exactly('stream', resolve('node_modules/readable-stream/lib/ours/browser.js')),
  exactly('events', resolve('node_modules/events/events.js')),
  exactly('buffer', resolve('node_modules/buffer/index.js')),
];
/** Names of Node that pdfmake and pdfkit use. */
const NAMES = { __dirname: '""', global: 'globalThis' };
const NODE_FLOOR = 'node20.18';
/** What browsers of early 2023 read: an archivist's is seldom new. */
const BROWSER_FLOOR = ['chrome111', 'firefox115', 'safari16.4'];

export default defineConfig(({ mode }): UserConfig => (mode === 'command' ? command() : page()));

function page(): UserConfig {
  return {
    root: resolve('src/verify/page'),
    plugins: [drawingInBundle(), inlined()],
    worker: { plugins: () => [drawingInBundle()] },
    resolve: { alias: [...PARTS, ...IN_BROWSERS] },
    define: NAMES,
    assetsInclude: ['**/*.icc'],
    build: {
      outDir: OUT,
      emptyOutDir: true,
      target: BROWSER_FLOOR,
      assetsInlineLimit: Infinity,
      cssCodeSplit: false,
      modulePreload: false,
    },
  };
}

function command(): UserConfig {
  return {
    plugins: [drawingInBundle(), packaged()],
    resolve: { alias: PARTS },
    define: NAMES,
    assetsInclude: ['**/*.icc'],
    build: {
      outDir: OUT,
      emptyOutDir: false,
      target: NODE_FLOOR,
      ssr: resolve('src/verify/cli/pupitre-verify.ts'),
      minify: false,
      rolldownOptions: {
        output: {
          format: 'es',
          entryFileNames: 'pupitre-verify.mjs',
          codeSplitting: false,
          banner: '#!/usr/bin/env node',
        },
      },
    },
    ssr: { noExternal: true },
  };
}

/** fontkit as the bundle's pdfkit has it, in the place of Node's. */
function drawingInBundle(): Plugin {
  return {
    name: 'drawing-in-bundle',
    enforce: 'pre',
    resolveId: (source) =>
      source.endsWith('/fontkit-of-pdfkit.ts') ? resolve(BUNDLE, 'fontkit-of-pdfkit.ts') : null,
  };
}

/** Puts script and styles into the page itself, and lets the page run those and reach nothing else. */
function inlined(): Plugin {
  return {
    name: 'inlined-page',
    enforce: 'post',
    generateBundle(_, bundle) {
      let [script, styles] = ['', ''];
      for (const [name, file] of Object.entries(bundle)) {
        if (file.type === 'chunk') script += file.code;
        else if (name.endsWith('.css')) styles += text(file.source);
        else continue;
        Reflect.deleteProperty(bundle, name);
      }
      const html = bundle['index.html'];
      if (html?.type !== 'asset') throw new Error('no page was built');
      // Within a script, this alone would end it.
      const safeScript = script.replaceAll('</script', '<\\/script');
      const policy = [
        "default-src 'none'",
        `script-src ${hashSource(safeScript)}`,
        `style-src ${hashSource(styles)}`,
        // The check runs in a worker whose code stands in the script.
        'worker-src blob: data:',
        'font-src data:',
        'img-src data:',
        "base-uri 'none'",
        "form-action 'none'",
      ].join('; ');
      const head = `<meta http-equiv="Content-Security-Policy" content="${policy}" />\n    <style>${styles}</style>`;
      const source = text(html.source)
        .replace(/\s*<script type="module"[^>]*><\/script>/, '')
        .replace(/\s*<link rel="stylesheet"[^>]*>/, '')
        .replace('<meta charset="utf-8" />', () => `<meta charset="utf-8" />\n    ${head}`)
        .replace('</body>', () => `<script type="module">${safeScript}</script>\n  </body>`);
      Reflect.deleteProperty(bundle, 'index.html');
      this.emitFile({ type: 'asset', fileName: 'verify.html', source });
    },
  };
}

/** Makes the folder a package that npm and npx take. */
function packaged(): Plugin {
  return {
    name: 'verifier-package',
    async closeBundle() {
      const manifest = {
        name: 'pupitre-verify',
        version: project.version,
        description: 'Checks signed minutes made by Pupitre, without Pupitre',
        license: project.license,
        type: 'module',
        bin: { 'pupitre-verify': 'pupitre-verify.mjs' },
        files: ['pupitre-verify.mjs', 'verify.html', 'fonts', 'README.md'],
        engines: { node: '>=20.18' },
      };
      await writeFile(resolve(OUT, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
      await copyFile(resolve('src/verify/README.md'), resolve(OUT, 'README.md'));
      await cp(resolve('resources/fonts'), resolve(OUT, 'fonts'), { recursive: true });
    },
  };
}

function hashSource(content: string): string {
  return `'sha256-${createHash('sha256').update(content).digest('base64')}'`;
}

function text(source: string | Uint8Array): string {
  return typeof source === 'string' ? source : new TextDecoder().decode(source);
}
