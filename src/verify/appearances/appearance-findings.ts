/**
 * Whether a signature shows what it is. Its words are those that the application writes for that hour, that digest and that
 * certificate, in their places; above them, a member's field holds handwriting or a typed name, and the seal's nothing.
 */
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
import { numberSource } from '../../pdf/pdf-source.ts';
import { comparedText } from '../pages/printed-words.ts';
import { fail, type Finding, open } from '../report.ts';
import { type OutsideText, isOutsideText } from './outside-text.ts';
import { type Appearance, type FilledField, readAppearance } from './read-appearance.ts';
import { isShownAgain } from './shown-again.ts';
import type { ShownContent, ShownInk, ShownLine } from './shown-content.ts';

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

const CERTIFICATE_WORD = /^\p{L}+/u.exec(SIGNED.certificate(''))?.[0] ?? '';
const MAX_LINES = 2;
/** Numbers have four decimals, and the widths of glyphs as many. */
const TOLERANCE = 0.1;

/** What is wrong with the appearance of a filled field; rejects with PdfSyntaxError. */
export async function appearanceFindings(filled: FilledField, signature: ShownSignature): Promise<Finding[]> {
  const read = await readAppearance(filled);
  if (typeof read === 'string') return [fail('appearance-foreign', { part: read })];
  const words = wordsFor(signature, read.content);
  if (words === null) return [fail('appearance-foreign', { part: 'Date' })];
  const found =
    signature.kind === 'member'
      ? memberFindings(read, words, signature.name)
      : sealFindings(read, words, signature);
  if (found.length > 0 || (await isDrawnAgain(filled, read, signature))) return found;
  return [fail('appearance-foreign', { part: 'Font' })];
}

/** Whether these very glyphs are drawn for it, in one of the ways of the releases; handwriting is left out. */
async function isDrawnAgain(
  { file, redrawing }: FilledField,
  { content, form, size }: Appearance,
  signature: ShownSignature,
): Promise<boolean> {
  const { at, certificateDigest, timeZone } = signature;
  const shared = { at, certificateDigest, timeZone };
  const { ink, lines } = content;
  for (const appearances of redrawing.appearances()) {
    const drawn =
      signature.kind === 'member'
        ? appearances.member(
            {
              ...shared,
              contentDigest: signature.contentDigest,
              signature: ink === null ? { kind: 'typed', name: lines[0]?.text ?? '' } : null,
            },
            size,
          )
        : appearances.seal({ ...shared, name: signature.name, outside: toldOutside(lines) }, size);
    if (await isShownAgain(file, form, drawn)) return true;
  }
  return false;
}

/** What stands under the seal's certificate. */
function toldOutside(lines: readonly ShownLine[]): string {
  const certificateAt = lines.findIndex(({ text }) => text.startsWith(CERTIFICATE_WORD));
  return lines
    .slice(certificateAt + 1)
    .map(({ text }) => text)
    .join(' ');
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
