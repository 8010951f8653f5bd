import { chmod, cp, mkdir, mkdtemp, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { obtainTree } from './artifact-cache.ts';
import { lastLines, runCommand } from './command.ts';
import { explainFileError, SetupFailure } from './failure.ts';
import { keyOf } from './integrity.ts';
import { inPackage } from './locations.ts';

/**
 * better-sqlite3 ships binaries for Node-API 10; Electron 33 has 9. This compiles its sources for Node-API 8, a file that
 * Node 24 loads as well. The package prefers build/Release over its own binaries.
 */
const RELEASE = ['build', 'Release'];
const ADDON = 'better_sqlite3.node';
const STAMP = 'pupitre-addon.json';

const COMMON_FLAGS = ['-c', '-O2', '-fPIC', '-w', '-DNDEBUG', '-fvisibility=hidden'];
const C_FLAGS = ['-std=c99'];
const CPP_FLAGS = [
  '-std=c++20',
  '-fvisibility-inlines-hidden',
  '-fno-exceptions',
  '-fno-rtti',
  '-DNAPI_VERSION=8',
  '-DNAPI_DISABLE_CPP_EXCEPTIONS',
  '-DNODE_API_SWALLOW_UNTHROWABLE_EXCEPTIONS',
  '-DNODE_GYP_MODULE_NAME=better_sqlite3',
];
const LINK_FLAGS = ['-shared', '-Wl,-Bsymbolic', '-Wl,--exclude-libs,ALL'];
const STRING_REFERENCE = path.join(import.meta.dirname, 'string-reference.hpp');

interface Replacement {
  file: string;
  from: string;
  to: string;
}

const STRING_REFERENCE_TYPE = { from: 'Napi::Reference<Napi::String>', to: 'StringReference' };
const INTERNALIZED = { from: 'Napi::Persistent(Internalized', to: 'StringReference(Internalized' };
const REPLACEMENTS: readonly Replacement[] = [
  {
    file: 'better_sqlite3.cpp',
    from: '#include "util/helpers.cpp"',
    to: '#include "util/string-reference.hpp"\n#include "util/helpers.cpp"',
  },
  { file: 'util/helpers.cpp', ...STRING_REFERENCE_TYPE },
  { file: 'util/constants.cpp', ...STRING_REFERENCE_TYPE },
  { file: 'util/constants.cpp', ...INTERNALIZED },
  { file: 'util/bind-map.cpp', ...STRING_REFERENCE_TYPE },
  { file: 'util/bind-map.cpp', ...INTERNALIZED },
  {
    file: 'util/bind-map.cpp',
    from: 'name(Napi::Persistent(pair->name.Value()))',
    to: 'name(StringReference(pair->name.Value()))',
  },
];

/** A source file as Node-API 8 needs it: persistent strings are boxed. Refuses a source it does not know. */
export function patchSource(file: string, text: string): string {
  let patched = text;
  for (const { from, to } of REPLACEMENTS.filter((replacement) => replacement.file === file)) {
    if (!patched.includes(from)) {
      throw new SetupFailure(`better-sqlite3's ${file} is not the one this set-up knows how to compile.`, [
        `It should contain: ${from}`,
        'After an update of better-sqlite3, adapt scripts/runtime/native-addon.ts.',
      ]);
    }
    patched = patched.replaceAll(from, to);
  }
  return patched;
}

/** Compiler definitions listed by the package's deps/defines.gypi. */
export function parseDefines(gypi: string): string[] {
  return [...gypi.matchAll(/^\s*'([A-Z][A-Z0-9_]*(?:=[^']*)?)',?$/gm)].map((match) => `-D${match[1] ?? ''}`);
}

/** Puts a better-sqlite3 for Node-API 8 in place, from the cache when one fits; `isolated` from Electron's version. */
export async function installAddon(cache: string, notice: (text: string) => void): Promise<void> {
  const compiler = await compilerVersion();
  const sources = await readSources();
  const key = sourcesKey(sources);
  const tree = await obtainTree({
    root: cache,
    name: `better-sqlite3-${keyOf([key, compiler])}`,
    notice,
    build: async (directory) => {
      notice('Compiling better-sqlite3 for this Electron (about a minute, once per machine).');
      await compile(sources, directory);
    },
  });
  const build = inPackage('better-sqlite3', 'build');
  const release = inPackage('better-sqlite3', ...RELEASE);
  try {
    await mkdir(build, { recursive: true });
    const draft = await mkdtemp(path.join(build, '.release-'));
    await cp(tree, draft, { recursive: true });
    await writeFile(path.join(draft, STAMP), JSON.stringify({ key }));
    // Temporary folders are private; whoever runs the app later must be able to read this one.
    await chmod(draft, 0o755);
    await rm(release, { recursive: true, force: true });
    await rename(draft, release);
  } catch (error) {
    throw explainFileError(error, release);
  }
}

/** Whether build/Release holds the addon made from exactly these sources and flags. */
export async function isAddonInstalled(): Promise<boolean> {
  try {
    const release = inPackage('better-sqlite3', ...RELEASE);
    const files = await readdir(release);
    const stamp: unknown = JSON.parse(await readFile(path.join(release, STAMP), 'utf8'));
    const key = sourcesKey(await readSources());
    return (
      files.includes(ADDON) &&
      typeof stamp === 'object' &&
      stamp !== null &&
      'key' in stamp &&
      stamp.key === key
    );
  } catch {
    return false;
  }
}

/** Takes the compiled addon away, so that the package's own binary serves an official Electron. */
export async function removeAddon(): Promise<void> {
  await rm(inPackage('better-sqlite3', ...RELEASE), { recursive: true, force: true });
}

type Sources = ReadonlyMap<string, string>;

/** Every source file by its path in the build folder, patched. */
async function readSources(): Promise<Sources> {
  const sources = new Map<string, string>();
  const folder = inPackage('better-sqlite3', 'src');
  for (const file of (await readdir(folder, { recursive: true }))
    .filter((name) => /\.[ch]pp$/.test(name))
    .sort()) {
    sources.set(path.join('src', file), patchSource(file, await readFile(path.join(folder, file), 'utf8')));
  }
  sources.set(path.join('src', 'util', 'string-reference.hpp'), await readFile(STRING_REFERENCE, 'utf8'));
  for (const file of ['defines.gypi', 'sqlite3/sqlite3.c', 'sqlite3/sqlite3.h', 'sqlite3/sqlite3ext.h']) {
    sources.set(path.join('deps', file), await readFile(inPackage('better-sqlite3', 'deps', file), 'utf8'));
  }
  return sources;
}

function sourcesKey(sources: Sources): string {
  return keyOf([...COMMON_FLAGS, ...C_FLAGS, ...CPP_FLAGS, ...LINK_FLAGS, ...[...sources].flat()]);
}

async function compilerVersion(): Promise<string> {
  const { code, stdout } = await runCommand('g++', ['--version']);
  if (code === 0) return stdout;
  throw new SetupFailure('No C++ compiler was found; better-sqlite3 must be compiled for this Electron.', [
    'On Debian or Ubuntu: sudo apt-get install -y g++',
  ]);
}

async function compile(sources: Sources, directory: string): Promise<void> {
  const work = await mkdtemp(path.join(path.dirname(directory), 'work-'));
  try {
    for (const [file, text] of sources) {
      await mkdir(path.dirname(path.join(work, file)), { recursive: true });
      await writeFile(path.join(work, file), text);
    }
    const defines = parseDefines(sources.get(path.join('deps', 'defines.gypi')) ?? '');
    const includes = ['node-api-headers/include', 'node-addon-api'].map((folder) => `-I${inPackage(folder)}`);
    await Promise.all([
      compileOne(work, 'gcc', [
        ...COMMON_FLAGS,
        ...C_FLAGS,
        ...defines,
        'deps/sqlite3/sqlite3.c',
        '-o',
        'sqlite3.o',
      ]),
      compileOne(work, 'g++', [
        ...[...COMMON_FLAGS, ...CPP_FLAGS, ...includes, '-Ideps/sqlite3'],
        ...['src/better_sqlite3.cpp', '-o', 'addon.o'],
      ]),
    ]);
    await compileOne(work, 'g++', [...LINK_FLAGS, '-o', ADDON, 'addon.o', 'sqlite3.o', '-ldl', '-lm']);
    await rename(path.join(work, ADDON), path.join(directory, ADDON));
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function compileOne(folder: string, program: string, args: readonly string[]): Promise<void> {
  const { code, stderr } = await runCommand(program, args, { cwd: folder });
  if (code === 0) return;
  throw new SetupFailure(`better-sqlite3 did not compile (${program}).`, [
    ...lastLines(stderr),
    'It needs g++ 10 or newer and about 1 GB of free memory.',
  ]);
}
