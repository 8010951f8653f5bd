/** The fonts of the minutes: one serif family, complete files (no web subset), embedded in each document. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { create } from 'fontkit';

export const FONT_FAMILY = 'Source Serif 4';

const FILES = {
  normal: 'SourceSerif4-Regular.ttf',
  bold: 'SourceSerif4-SemiBold.ttf',
  italics: 'SourceSerif4-Italic.ttf',
} as const;

export interface MinutesFonts {
  /** File name and bytes of each face. */
  readonly files: readonly { readonly name: string; readonly data: Buffer }[];
  /** Faces of the family by pdfmake's names. */
  readonly faces: typeof FILES;
  /** Code points that every face draws. */
  readonly coverage: ReadonlySet<number>;
}

/** Reads the faces from `fontsDir`; throws the file system's error when one is missing. */
export function loadMinutesFonts(fontsDir: string): MinutesFonts {
  const files = Object.values(FILES).map((name) => ({ name, data: readFileSync(join(fontsDir, name)) }));
  const [first, ...others] = files.map(({ data }) => characterSet(data));
  const shared = [...(first ?? [])].filter((codePoint) => others.every((set) => set.has(codePoint)));
  return { files, faces: FILES, coverage: new Set(shared) };
}

function characterSet(data: Buffer): Set<number> {
  const font = create(data);
  // A collection holds several fonts; ours are single faces.
  return new Set('characterSet' in font ? font.characterSet : []);
}
