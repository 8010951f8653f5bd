import { homedir } from 'node:os';
import path from 'node:path';

export const PROJECT_ROOT = path.resolve(import.meta.dirname, '..', '..');

/** Absolute path of something inside an installed package. */
export function inPackage(name: string, ...parts: string[]): string {
  return path.join(PROJECT_ROOT, 'node_modules', ...name.split('/'), ...parts);
}

/** Where heavy results are kept between checkouts: PUPITRE_CACHE_DIR, else the user's XDG cache. */
export function cacheDirectory(env: NodeJS.ProcessEnv = process.env, home: string = homedir()): string {
  const chosen = env['PUPITRE_CACHE_DIR'];
  if (chosen) return path.resolve(chosen);
  // The XDG specification has relative values ignored.
  const xdg = env['XDG_CACHE_HOME'];
  return path.join(xdg && path.isAbsolute(xdg) ? xdg : path.join(home, '.cache'), 'pupitre');
}
