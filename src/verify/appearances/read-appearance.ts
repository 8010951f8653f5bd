/** The appearance of a filled field: its form, which must be made as the application makes them, and what that draws. */
import { latinText } from '../../cms/bytes.ts';
import type { Size } from '../../documents/signature-place.ts';
import type { Redrawing } from '../../drawing/redrawing.ts';
import type { PdfFile } from '../../pdf/pdf-file.ts';
import { numberSource } from '../../pdf/pdf-source.ts';
import type { PdfDictionary, PdfValue } from '../../pdf/pdf-value.ts';
import type { PageFont } from '../pages/page-content.types.ts';
import type { Field } from '../signature-fields.ts';
import { type ShownContent, shownContent } from './shown-content.ts';
import { hasKeys, nameAt, shownFont } from './shown-font.ts';

export interface FilledField {
  readonly file: PdfFile;
  readonly field: Field;
  /** Numbers of the objects that came with the signature. */
  readonly added: readonly number[];
  readonly redrawing: Redrawing;
}

export interface Appearance {
  /** Number of the form. */
  readonly form: number;
  readonly size: Size;
  readonly content: ShownContent;
}

const FORM_KEYS = ['Type', 'Subtype', 'FormType', 'BBox', 'Resources', 'Filter', 'Length'];
/** The dictionary of the signature, and the form; each face takes so many more. */
const OBJECTS = 2;
const OBJECTS_OF_FACE = 6;
/** A field is printed, and nothing else is said of it: it is not hidden. */
const PRINT = 4;
const MAX_FACES = 4;
/** The appearance, or which part of it is not made as the application makes them. */
export async function readAppearance({ added, field, file }: FilledField): Promise<Appearance | string> {
  const widget = file.dictionary(file.object(field.number).value);
  const appearance = widget.entries.get('AP');
  if (appearance?.kind !== 'dictionary' || !hasKeys(appearance, ['N'])) return 'AP';
  if (widget.entries.has('AS')) return 'AS';
  const flags = widget.entries.get('F');
  if (flags?.kind !== 'number' || flags.value !== PRINT) return 'F';
  const normal = appearance.entries.get('N');
  if (normal?.kind !== 'reference') return 'N';
  const form = file.object(normal.number);
  const size = sizeOf(widget);
  if (form.value.kind !== 'dictionary' || !isForm(form.value, size)) return 'XObject';
  const fonts = await fontsOf(file, form.value, (added.length - OBJECTS) / OBJECTS_OF_FACE);
  if (fonts === null) return 'Font';
  const content = shownContent(latinText(await file.decode(form)), fonts);
  return content === null ? 'Contents' : { form: normal.number, size, content };
}

function isForm(form: PdfDictionary, { height, width }: Size): boolean {
  const box = form.entries.get('BBox');
  const sides =
    box?.kind === 'array'
      ? box.items.map((side) => (side.kind === 'number' ? numberSource(side.value) : ''))
      : [];
  return (
    hasKeys(form, FORM_KEYS) &&
    nameAt(form, 'Subtype') === 'Form' &&
    sides.join(' ') === ['0', '0', numberSource(width), numberSource(height)].join(' ')
  );
}

function sizeOf({ entries }: PdfDictionary): Size {
  const rectangle = entries.get('Rect');
  const sides = rectangle?.kind === 'array' ? rectangle.items : [];
  const [left = NaN, bottom = NaN, right = NaN, top = NaN] = sides.map((side) =>
    side.kind === 'number' ? side.value : NaN,
  );
  return { width: right - left, height: top - bottom };
}

async function fontsOf(
  file: PdfFile,
  form: PdfDictionary,
  count: number,
): Promise<ReadonlyMap<string, PageFont> | null> {
  const resources: PdfValue | null = file.entry(form, 'Resources');
  if (resources?.kind !== 'dictionary' || !hasKeys(resources, ['Font'])) return null;
  const listed = file.entry(resources, 'Font');
  if (listed?.kind !== 'dictionary' || listed.entries.size !== count || count > MAX_FACES) return null;
  const fonts = new Map<string, PageFont>();
  for (const [name, value] of listed.entries) {
    const font = await shownFont(file, value);
    if (font === null) return null;
    fonts.set(`/${name}`, font);
  }
  return fonts;
}
