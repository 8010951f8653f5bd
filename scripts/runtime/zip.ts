import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { openPromise } from 'yauzl';

/** Writes the entries for which `placeFor` gives a relative path; keeps their executable bit. */
export async function extractZip(
  archive: string,
  directory: string,
  placeFor: (entry: string) => string | null,
): Promise<void> {
  const zip = await openPromise(archive, { lazyEntries: true, autoClose: false });
  try {
    for await (const entry of zip.eachEntry()) {
      const place = placeFor(entry.fileName);
      if (place === null) continue;
      const target = path.join(directory, place);
      await mkdir(path.dirname(target), { recursive: true });
      // The upper half holds the Unix mode.
      const isExecutable = ((entry.externalFileAttributes >>> 16) & 0o111) !== 0;
      const mode = isExecutable ? 0o755 : 0o644;
      await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(target, { mode }));
    }
  } finally {
    zip.close();
  }
}
