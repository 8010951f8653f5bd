/** The fonts of the minutes: one serif family, complete files (no web subset), embedded in each document. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openFace, shareFace } from './shared-faces.ts';
import { createShapedFace, type ShapedFace } from './shaping.ts';

export const FONT_FAMILY = 'Source Serif 4';

const FILES = {
  normal: 'SourceSerif4-Regular.ttf',
  bold: 'SourceSerif4-SemiBold.ttf',
  italics: 'SourceSerif4-Italic.ttf',
} as const;

export interface MinutesFonts {
  /** File name of each face, and what stands for its bytes wherever fontkit opens it. */
  readonly files: readonly { readonly name: string; readonly data: Buffer }[];
  /** Faces of the family by pdfmake's names. */
  readonly faces: typeof FILES;
  /** The same faces, for documents that are written without pdfmake. */
  readonly shaped: Readonly<Record<keyof typeof FILES, ShapedFace>>;
  /** Code points that every face draws. */
  readonly coverage: ReadonlySet<number>;
}

const loaded = new Map<string, MinutesFonts>();

/** Reads the faces from `fontsDir`, once in a process; throws the file system's error when one is missing. */
export function loadMinutesFonts(fontsDir: string): MinutesFonts {
  const known = loaded.get(fontsDir);
  if (known !== undefined) return known;
  const open = (name: string) => openFace(readFileSync(join(fontsDir, name)));
  const opened = { normal: open(FILES.normal), bold: open(FILES.bold), italics: open(FILES.italics) };
  const shaped = {
    normal: createShapedFace(opened.normal),
    bold: createShapedFace(opened.bold),
    italics: createShapedFace(opened.italics),
  };
  const share = (name: string, face: ShapedFace) => ({ name, data: shareFace(join(fontsDir, name), face) });
  const files = [
    share(FILES.normal, shaped.normal),
    share(FILES.bold, shaped.bold),
    share(FILES.italics, shaped.italics),
  ];
  const others = [opened.bold, opened.italics].map(({ characterSet }) => new Set(characterSet));
  const shared = opened.normal.characterSet.filter((codePoint) => others.every((set) => set.has(codePoint)));
  const fonts = { files, faces: FILES, shaped, coverage: new Set(shared) };
  loaded.set(fontsDir, fonts);
  return fonts;
}
