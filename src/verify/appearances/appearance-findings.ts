/**
 * Whether a signature shows what it is. Its words are those that the application writes for that hour, that digest and that
 * certificate, in their places; above them, a member's field holds handwriting or a typed name, and the seal's nothing.
 */
import { latinText } from '../../cms/bytes.ts';
import { createInstantFormat } from '../../documents/french-format.ts';
import { INK, MUTED } from '../../documents/minutes-layout.ts';
import { SIGNED } from '../../documents/minutes-wording.ts';
import {
  FOOT,
  PROOF_HEIGHT,
  PROOF_LINES,
  SEAL_HEIGHT,
  type Size,
  TYPED_SIZE,
} from '../../documents/signature-place.ts';
import type { PdfFile } from '../../pdf/pdf-file.ts';
import { numberSource } from '../../pdf/pdf-source.ts';
import type { PdfDictionary, PdfValue } from '../../pdf/pdf-value.ts';
import { comparedText } from '../pages/printed-words.ts';
import type { PageFont } from '../pages/page-content.types.ts';
import { fail, type Finding, open } from '../report.ts';
import type { Field } from '../signature-fields.ts';
import { type OutsideText, isOutsideText } from './outside-text.ts';
import { type ShownContent, shownContent, type ShownInk, type ShownLine } from './shown-content.ts';
import { hasKeys, nameAt, shownFont } from './shown-font.ts';

/** What a signature has to show. */
export type ShownSignature = {
  /** Epoch ms. */
  readonly at: number;
  /** IANA zone in which the instant is printed. */
  readonly timeZone: string;
  /** SHA-256 (hex) of the certificate. */
  readonly certificateDigest: string;
  readonly name: string;
} & (
  | { readonly kind: 'member'; /** SHA-256 (hex) of the content. */ readonly contentDigest: string }
  | { readonly kind: 'seal'; readonly outside: OutsideText }
);

interface FilledField {
  readonly file: PdfFile;
  readonly field: Field;
  /** Numbers of the objects that came with the signature. */
  readonly added: readonly number[];
}

const FORM_KEYS = ['Type', 'Subtype', 'FormType', 'BBox', 'Resources', 'Filter', 'Length'];
/** The dictionary of the signature, and the form; each face takes so many more. */
const OBJECTS = 2;
const OBJECTS_OF_FACE = 6;
/** A field is printed, and nothing else is said of it: it is not hidden. */
const PRINT = 4;
const MAX_FACES = 4;
const MAX_LINES = 2;
/** Numbers have four decimals, and the widths of glyphs as many. */
const TOLERANCE = 0.1;

/** What is wrong with the appearance of a filled field; rejects with PdfSyntaxError. */
export async function appearanceFindings(filled: FilledField, signature: ShownSignature): Promise<Finding[]> {
  const read = await readAppearance(filled);
  if (typeof read === 'string') return [fail('appearance-foreign', { part: read })];
  const words = wordsFor(signature, read.content);
  if (words === null) return [fail('appearance-foreign', { part: 'Date' })];
  return signature.kind === 'member'
    ? memberFindings(read, words, signature.name)
    : sealFindings(read, words, signature);
}

interface Appearance {
  readonly size: Size;
  readonly content: ShownContent;
}

/** The appearance, or which part of it is not made as the application makes them. */
async function readAppearance({ added, field, file }: FilledField): Promise<Appearance | string> {
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
  return content === null ? 'Contents' : { size, content };
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

interface Words {
  readonly first: string;
  readonly digest: string | null;
  readonly certificate: string;
}

/** What stands under the line; null when no calendar knows the instant or the zone. */
function wordsFor(signature: ShownSignature, { ink }: ShownContent): Words | null {
  const { at, certificateDigest, kind, timeZone } = signature;
  try {
    const instants = createInstantFormat(timeZone, '');
    const [date, time] = [instants.date(at), instants.time(at)];
    return {
      first:
        kind === 'seal' ? SIGNED.sealed(date, time) : SIGNED.at(date, time, ink === null ? 'typed' : 'drawn'),
      digest: kind === 'seal' ? null : SIGNED.digest(signature.contentDigest),
      certificate: SIGNED.certificate(certificateDigest),
    };
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function memberFindings({ content, size }: Appearance, words: Words, name: string): Finding[] {
  const { ink, lines } = content;
  const [typed, under] = ink === null ? [lines[0], lines.slice(1)] : [undefined, lines];
  if (ink !== null && !isInked(ink, size)) return [fail('appearance-foreign', { part: 'ink' })];
  if (ink === null && (typed === undefined || !isTypedName(typed, size))) {
    return [fail('appearance-foreign', { part: 'name' })];
  }
  const expected = [words.first, words.digest ?? '', words.certificate];
  return [
    ...wordFindings(under, expected, { lineAt: PROOF_HEIGHT, size }),
    ...(typed === undefined || isNameOf(typed.text, name)
      ? []
      : [open('appearance-typed', { found: typed.text, name })]),
  ];
}

function sealFindings(
  { content, size }: Appearance,
  words: Words,
  { name, outside }: Extract<ShownSignature, { kind: 'seal' }>,
): Finding[] {
  const { ink, lines } = content;
  if (ink !== null) return [fail('appearance-foreign', { part: 'ink' })];
  const texts = lines.map(({ text }) => text);
  const certificateAt = texts.findIndex((text) => isSame(text, words.certificate));
  const named = texts.slice(1, Math.max(certificateAt, 1));
  const told = certificateAt < 0 ? [] : texts.slice(certificateAt + 1);
  if (named.length > MAX_LINES || told.length > MAX_LINES)
    return [fail('appearance-foreign', { part: 'lines' })];
  // A name, and who signed outside, may take two lines each.
  const isNamed = isSame(named.join(''), SIGNED.sealer(name));
  const isTold = told.length === 0 || isOutsideText(told.join(' '), outside);
  const expected = [words.first, ...(isNamed ? named : [SIGNED.sealer(name)]), words.certificate];
  return wordFindings(lines, isTold ? [...expected, ...told] : expected, { lineAt: SEAL_HEIGHT, size });
}

/** The lines under the line on which one signs: these texts, each in its place and size. */
function wordFindings(
  lines: readonly ShownLine[],
  expected: readonly string[],
  place: { readonly lineAt: number; readonly size: Size },
): Finding[] {
  const other = Array.from({ length: Math.max(lines.length, expected.length) }, (_, index) => index).find(
    (index) => !isSame(lines[index]?.text ?? '', expected[index] ?? ''),
  );
  if (other !== undefined) {
    const values = { found: lines[other]?.text ?? '', expected: expected[other] ?? '' };
    return [fail('appearance-other', values)];
  }
  return lines.every((line, index) => isInPlace(line, index, place))
    ? []
    : [fail('appearance-foreign', { part: 'place' })];
}

/** At the left, one under another; a line that would not fit is set smaller, and no other. */
function isInPlace(
  { colour, faces, size, unitWidth, x, y }: ShownLine,
  index: number,
  { lineAt, size: field }: { readonly lineAt: number; readonly size: Size },
): boolean {
  const fitted = Math.min(PROOF_LINES.size, field.width / unitWidth);
  return (
    colour === colourOf(MUTED) &&
    faces.every((face) => face === '/F1' || face === '/F3') &&
    x === 0 &&
    Math.abs(y - (lineAt - PROOF_LINES.firstBaseline - index * PROOF_LINES.leading)) < TOLERANCE &&
    Math.abs(size - fitted) < TOLERANCE
  );
}

/** Handwriting stands above its line, in ink. */
function isInked({ bottom, colours, left, right, top }: ShownInk, { height, width }: Size): boolean {
  return (
    colours.every((colour) => colour === colourOf(INK)) &&
    left >= -TOLERANCE &&
    right <= width + TOLERANCE &&
    bottom >= PROOF_HEIGHT + FOOT - TOLERANCE &&
    top <= height + TOLERANCE
  );
}

function isTypedName({ colour, faces, size, unitWidth, x, y }: ShownLine, { width }: Size): boolean {
  return (
    colour === colourOf(INK) &&
    faces.every((face) => face === '/F2' || face === '/F4') &&
    size <= TYPED_SIZE &&
    Math.abs(x - (width - unitWidth * size) / 2) < TOLERANCE * 5 &&
    Math.abs(y - (PROOF_HEIGHT + FOOT + size * 0.25)) < TOLERANCE
  );
}

/** Whether what was typed is of that name: each word of it a word of the name, or its beginning. */
function isNameOf(typed: string, name: string): boolean {
  const [own, its] = [wordsOf(typed), wordsOf(name)];
  return own.length > 0 && own.every((word) => its.some((whole) => whole.startsWith(word)));
}

function wordsOf(text: string): string[] {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase('fr-FR');
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}

function isSame(found: string, expected: string): boolean {
  return comparedText(found) === comparedText(expected);
}

/** Red, green and blue from 0 to 1, as they are written. */
function colourOf(hex: string): string {
  return [1, 3, 5].map((at) => numberSource(parseInt(hex.slice(at, at + 2), 16) / 255)).join(' ');
}
