/** The fonts of the minutes: one serif family, complete files (no web subset), embedded in each document. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { create, type Font } from 'fontkit';

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
  /** The same faces, opened. */
  readonly opened: Readonly<Record<keyof typeof FILES, Font>>;
  /** Code points that every face draws. */
  readonly coverage: ReadonlySet<number>;
}

/** Reads the faces from `fontsDir`; throws the file system's error when one is missing. */
export function loadMinutesFonts(fontsDir: string): MinutesFonts {
  const read = (name: string) => ({ name, data: readFileSync(join(fontsDir, name)) });
  const files = { normal: read(FILES.normal), bold: read(FILES.bold), italics: read(FILES.italics) };
  const opened = {
    normal: singleFace(files.normal.data),
    bold: singleFace(files.bold.data),
    italics: singleFace(files.italics.data),
  };
  const others = [opened.bold, opened.italics].map(({ characterSet }) => new Set(characterSet));
  const shared = opened.normal.characterSet.filter((codePoint) => others.every((set) => set.has(codePoint)));
  return { files: Object.values(files), faces: FILES, opened, coverage: new Set(shared) };
}

function singleFace(data: Buffer): Font {
  const font = create(data);
  // A collection holds several fonts; ours are single faces.
  if ('fonts' in font) throw new TypeError('a collection of fonts where one face is expected');
  return font;
}
