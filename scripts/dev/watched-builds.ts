import { resolveConfig } from 'electron-vite';
import { build, mergeConfig } from 'vite';
import type { InlineConfig } from 'vite';
import { PROJECT_ROOT } from '../runtime/locations.ts';
import { PARTS } from './gathering.ts';
import type { Gathering, Part } from './gathering.ts';

/** What a build that goes on says of itself. */
type Said =
  | { readonly code: 'START' | 'END' | 'BUNDLE_START' }
  | { readonly code: 'BUNDLE_END'; readonly duration: number; readonly result: Closeable }
  | { readonly code: 'ERROR'; readonly error: Error; readonly result: Closeable | null };

interface Closeable {
  close(): Promise<void>;
}

interface Watcher extends Closeable {
  on(event: 'event', listener: (said: Said) => void): unknown;
}

/** As `npm run build` builds it, without what only a package needs. */
const FOR_NOW: InlineConfig = { build: { watch: {}, minify: false, reportCompressedSize: false } };

/**
 * Builds each part as `npm run build` does, then again at each change of its sources, and says so. Resolves with a function that
 * ends it.
 */
export async function watchBuilds(gathering: Gathering): Promise<() => Promise<void>> {
  process.chdir(PROJECT_ROOT);
  // As electron-vite's own build says it, to its plugins.
  process.env['NODE_ENV_ELECTRON_VITE'] = 'production';
  const { config } = await resolveConfig({ logLevel: 'warn' }, 'build', 'production');
  const watchers = await Promise.all(
    PARTS.map(async (part) => {
      const watcher = (await build(mergeConfig(config?.[part] ?? {}, FOR_NOW))) as unknown as Watcher;
      watcher.on('event', (said) => {
        follow(part, said, gathering);
      });
      return watcher;
    }),
  );
  return async () => {
    await Promise.all(watchers.map((watcher) => watcher.close()));
  };
}

function follow(part: Part, said: Said, gathering: Gathering): void {
  if (said.code === 'BUNDLE_START') gathering.begun(part);
  else if (said.code === 'BUNDLE_END') {
    console.log(`${part} built in ${String(Math.round(said.duration))} ms`);
    void said.result.close();
    gathering.ended(part, true);
  } else if (said.code === 'ERROR') {
    console.error(`${part} could not be built: ${said.error.message}`);
    void said.result?.close();
    gathering.ended(part, false);
  }
}
