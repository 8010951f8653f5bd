/** The fonts of the documents as files of the application. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Faces, openFaces } from '../../drawing/faces.ts';

const opened = new Map<string, Faces>();

/** Reads the faces from `fontsDir`, once in a process; throws the file system's error when one is missing. */
export function loadFaces(fontsDir: string): Faces {
  const known = opened.get(fontsDir);
  if (known !== undefined) return known;
  const faces = openFaces((name) => readFileSync(join(fontsDir, name)));
  opened.set(fontsDir, faces);
  return faces;
}
