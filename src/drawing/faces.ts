/**
 * The fonts of the documents: one serif family, complete files (no web subset), embedded in each document; and a second
 * family that draws the letters of names which the first lacks (Sámi, Livonian, Welsh, Georgian, Armenian).
 */
import { openFace, shareFace } from './shared-faces.ts';
import { createShapedFace, type ShapedFace } from './shaping.ts';

export const FONT_FAMILY = 'Source Serif 4';
export const FALLBACK_FAMILY = 'DejaVu Serif';

const FILES = {
  [FONT_FAMILY]: {
    normal: 'SourceSerif4-Regular.ttf',
    bold: 'SourceSerif4-SemiBold.ttf',
    italics: 'SourceSerif4-Italic.ttf',
  },
  [FALLBACK_FAMILY]: {
    normal: 'DejaVuSerif.ttf',
    bold: 'DejaVuSerif-Bold.ttf',
    italics: 'DejaVuSerif-Italic.ttf',
  },
} as const;

type FamilyName = keyof typeof FILES;
type FaceName = 'normal' | 'bold' | 'italics';

export interface FontFamily {
  readonly name: FamilyName;
  /** File names by pdfmake's names of faces. */
  readonly faces: Readonly<Record<FaceName, string>>;
  /** The same faces, for documents that are written without pdfmake. */
  readonly shaped: Readonly<Record<FaceName, ShapedFace>>;
  /** Code points that every face draws. */
  readonly coverage: ReadonlySet<number>;
}

export interface Faces {
  /** File name of each face, and what stands for its bytes wherever fontkit opens it. */
  readonly files: readonly { readonly name: string; readonly data: Buffer }[];
  readonly main: FontFamily;
  readonly fallback: FontFamily;
}

/** Opens every face; `read` answers the bytes of a font file by its name. */
export function openFaces(read: (name: string) => Uint8Array): Faces {
  const [main, fallback] = [openFamily(FONT_FAMILY, read), openFamily(FALLBACK_FAMILY, read)];
  const files = [main, fallback].flatMap(({ faces, shaped }) =>
    (['normal', 'bold', 'italics'] as const).map((face) => ({
      name: faces[face],
      data: shareFace(faces[face], shaped[face]),
    })),
  );
  return { files, main, fallback };
}

function openFamily(name: FamilyName, read: (name: string) => Uint8Array): FontFamily {
  const faces = FILES[name];
  const open = (file: string) => openFace(Buffer.from(read(file)));
  const opened = { normal: open(faces.normal), bold: open(faces.bold), italics: open(faces.italics) };
  const others = [opened.bold, opened.italics].map(({ characterSet }) => new Set(characterSet));
  const coverage = opened.normal.characterSet.filter((codePoint) =>
    others.every((set) => set.has(codePoint)),
  );
  return {
    name,
    faces,
    shaped: {
      normal: createShapedFace(opened.normal),
      bold: createShapedFace(opened.bold),
      italics: createShapedFace(opened.italics),
    },
    coverage: new Set(coverage),
  };
}
