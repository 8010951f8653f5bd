import { realpathSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Whether a folder is another one or lies in it, whatever names lead there: links, mounts of one folder in two places, and
 * names in other letters are seen through, since folders are compared by their numbers on their volumes. Throws what the
 * system says when one of them is not there.
 */
export function isWithin(folder: string, other: string): boolean {
  const wanted = identityOf(other);
  let above = realpathSync(folder);
  while (identityOf(above) !== wanted) {
    const next = dirname(above);
    if (next === above) return false;
    above = next;
  }
  return true;
}

function identityOf(folder: string): string {
  const { dev, ino } = statSync(folder, { bigint: true });
  return [dev, ino].join(' ');
}
