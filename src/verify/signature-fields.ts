/** The signature fields that a document reserves, and what each of its later revisions did. */
import type { PdfFile } from '../pdf/pdf-file.ts';
import { valueSource } from '../pdf/pdf-source.ts';
import { PdfSyntaxError } from '../pdf/pdf-syntax-error.ts';
import { type PdfDictionary, type PdfObject, pdfText, type PdfValue } from '../pdf/pdf-value.ts';
import { fail, type Finding } from './report.ts';
import { type SignatureValue, signatureValue } from './signature-value.ts';

export interface Field {
  readonly name: string;
  /** Number of its object. */
  readonly number: number;
}

/** A revision after the first. */
export interface Update {
  /** Rank of the revision, from 1. */
  readonly rank: number;
  /** Field that it fills; null when it fills none, or several. */
  readonly field: Field | null;
  readonly signature: SignatureValue | null;
  /** Numbers of the objects that came with it. */
  readonly added: readonly number[];
  /** What it does beyond filling one field. */
  readonly faults: readonly Finding[];
}

/** Keys of a field that signing may set. */
const SIGNING_KEYS = ['V', 'AP', 'M'];
/** What an appearance is made of; anything else could act, or show something beyond its box. */
const APPEARANCE_TYPES = ['XObject', 'Font', 'FontDescriptor', 'CMap'];
const ACTIVE_KEYS = [
  'A',
  'AA',
  'JS',
  'OpenAction',
  'URI',
  'EF',
  'OC',
  'Ref',
  'OPI',
  'Metadata',
  'Parent',
  'Kids',
];

/** The fields that the first revision reserves, in their order; throws PdfSyntaxError on a form of another kind. */
export function reservedFields(file: PdfFile): readonly Field[] {
  const form = file.entry(file.catalogue(0), 'AcroForm', 0);
  if (form === null) return [];
  const fields = form.kind === 'dictionary' ? file.entry(form, 'Fields', 0) : null;
  if (fields?.kind !== 'array') throw new PdfSyntaxError('wrong-type', form.start, 'a form without fields');
  return fields.items.map((item) => {
    const field = file.dictionary(item, 0);
    const [type, name] = [field.entries.get('FT'), field.entries.get('T')];
    const text = name?.kind === 'string' ? pdfText(name) : null;
    const isEmpty = type?.kind === 'name' && type.value === 'Sig' && !field.entries.has('V');
    if (item.kind !== 'reference' || text === null || !isEmpty) {
      throw new PdfSyntaxError('wrong-type', item.start, 'a field that is not an empty signature field');
    }
    return { name: text, number: item.number };
  });
}

/** What the revision of that rank did; rejects with PdfSyntaxError where it refers to nothing. */
export async function readUpdate(file: PdfFile, rank: number, fields: readonly Field[]): Promise<Update> {
  const { replaced, added } = file.changes(rank);
  const filled = fields.filter(({ number }) => replaced.includes(number));
  const foreign = replaced.filter((number) => !filled.some((field) => field.number === number));
  const faults = foreign.map((object) => fail('update-replaces', { revision: rank, object }));
  const [field] = filled;
  if (field === undefined || filled.length > 1) {
    const code = field === undefined ? 'update-without-field' : 'update-several-fields';
    return { rank, field: null, signature: null, added, faults: [...faults, fail(code, { revision: rank })] };
  }
  const widget = file.object(field.number, rank);
  const values = { revision: rank, field: field.name };
  if (!isOnlyFilled(file.object(field.number, rank - 1), widget))
    faults.push(fail('update-alters-field', values));
  const entries = widget.value.kind === 'dictionary' ? widget.value.entries : null;
  const before = file.object(field.number, rank - 1).value;
  const keptAppearance = before.kind === 'dictionary' ? before.entries.get('AP') : undefined;
  const dictionary = newDictionary(file, entries?.get('V'), added, rank);
  const stray = strayObjects(file, rank, entries, keptAppearance, new Set(added));
  faults.push(...stray.map((object) => fail('update-adds', { revision: rank, object })));
  const signature = dictionary === null ? null : await signatureValue(file, rank, dictionary);
  if (signature === null) faults.push(fail('update-not-a-signature', values));
  // Nobody sees a timestamp on a page.
  const isShown = sourceOf(entries?.get('AP')) !== sourceOf(keptAppearance);
  if (signature?.kind === 'timestamp' && isShown) faults.push(fail('update-alters-field', values));
  return { rank, field, signature, added, faults };
}

/** Whether the field is as it was, save what signing sets, and was empty. */
function isOnlyFilled(before: PdfObject, after: PdfObject): boolean {
  if (before.value.kind !== 'dictionary' || after.value.kind !== 'dictionary' || after.data !== null)
    return false;
  const [old, filled] = [before.value.entries, after.value.entries];
  if (old.has('V')) return false;
  const keys = new Set([...old.keys(), ...filled.keys()]);
  return [...keys].every(
    (key) => SIGNING_KEYS.includes(key) || sourceOf(old.get(key)) === sourceOf(filled.get(key)),
  );
}

function sourceOf(value: PdfValue | undefined): string | null {
  return value === undefined ? null : valueSource(value);
}

/** The dictionary that a field's value refers to, if this revision added it. */
function newDictionary(
  file: PdfFile,
  value: PdfValue | undefined,
  added: readonly number[],
  rank: number,
): PdfDictionary | null {
  if (value?.kind !== 'reference' || !added.includes(value.number)) return null;
  const object = file.object(value.number, rank);
  return object.value.kind === 'dictionary' && object.data === null ? object.value : null;
}

/**
 * Numbers of the objects that the revision added or uses and that are no part of a signature and its appearance: the
 * appearance may refer to what came with it alone, and everything that came must be part of it.
 */
function strayObjects(
  file: PdfFile,
  rank: number,
  entries: PdfDictionary['entries'] | null,
  keptAppearance: PdfValue | undefined,
  added: ReadonlySet<number>,
): number[] {
  const stray = new Set<number>();
  const reached = new Set<number>();
  const value = entries?.get('V');
  if (value?.kind === 'reference') reached.add(value.number);
  const appearance = entries?.get('AP');
  // A field that is seen nowhere, the timestamp's, keeps the empty appearance that it was reserved with.
  const isKept = sourceOf(appearance) === sourceOf(keptAppearance);
  const waiting = appearance === undefined || isKept ? [] : references(appearance);
  for (let number = waiting.pop(); number !== undefined; number = waiting.pop()) {
    if (reached.has(number)) continue;
    reached.add(number);
    const object = file.object(number, rank);
    if (!added.has(number) || !isAppearancePart(object.value)) stray.add(number);
    else waiting.push(...references(object.value));
  }
  for (const number of added) if (!reached.has(number)) stray.add(number);
  return [...stray];
}

function references(value: PdfValue): number[] {
  switch (value.kind) {
    case 'reference':
      return [value.number];
    case 'array':
      return value.items.flatMap(references);
    case 'dictionary':
      return [...value.entries.values()].flatMap(references);
    default:
      return [];
  }
}

function isAppearancePart(value: PdfValue): boolean {
  if (value.kind === 'array') return value.items.every(isAppearancePart);
  if (value.kind !== 'dictionary') return true;
  const type = value.entries.get('Type');
  const isKnown = type === undefined || (type.kind === 'name' && APPEARANCE_TYPES.includes(type.value));
  const isPassive = !ACTIVE_KEYS.some((key) => value.entries.has(key));
  return isKnown && isPassive && [...value.entries.values()].every(isAppearancePart);
}
