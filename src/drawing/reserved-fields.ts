/**
 * Empty signature fields of a document. They are reserved where the layout left room for them, so that signing later
 * never touches a page or the catalogue: each signature fills its own field and adds nothing else to what is read.
 */
import { FIELD_LABEL } from '../documents/minutes-wording.ts';
import type { ReservedField } from '../documents/signature-line.ts';
import { TIMESTAMP_FIELD } from '../domain/minutes/signature-fields.ts';
import type { StructureElement } from './tags/draw-tagged.ts';

interface Reference {
  readonly data: Record<string, unknown>;
  end(data?: Buffer): void;
}

/** What pdfmake and pdfkit keep of a document that is laid out and not yet ended; their typings leave it out. */
export interface LaidOutDocument {
  /** Pages of pdfmake, whose items stand where they were drawn, from the top left corner. */
  readonly _pdfMakePages: readonly { readonly items: readonly PageItem[] }[];
  readonly page: { readonly dictionary: Reference; readonly annotations: readonly Reference[] };
  readonly _root: Reference;
  /** The root of the structure, in documents with tags. */
  readonly structureRoot?: StructureElement;
  struct(role: 'Form', options: Record<string, unknown>): StructureElement;
  switchToPage(index: number): void;
  ref(data: Record<string, unknown>): Reference;
  annotate(x: number, y: number, width: number, height: number, options: Record<string, unknown>): void;
  endAcroForm(): unknown;
}

interface PageItem {
  readonly type: string;
  readonly item: {
    readonly x1?: number;
    readonly x2?: number;
    readonly y1?: number;
    readonly reserved?: ReservedField;
    /** In documents with tags: that of the field. */
    readonly formElement?: StructureElement;
  };
}

/** A field where it will stand, with its element in documents with tags. */
interface PlacedField {
  readonly field: Pick<ReservedField, 'name' | 'label'>;
  readonly place: Place;
  readonly element: StructureElement | undefined;
}

interface Place {
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const NOWHERE: Place = { page: 0, x: 0, y: 0, width: 0, height: 0 };
/** The annotation is printed; nothing else is said of it. */
const PRINT = 4;
/** Signatures exist, and the file may only be appended to. */
const SIGNATURES_EXIST_APPEND_ONLY = 3;

/**
 * Reserves the fields of the lines that were laid out, then one that is seen nowhere for each of `invisible`. A document
 * without any gets no form.
 */
export function reserveFields(
  document: LaidOutDocument,
  invisible: readonly Pick<ReservedField, 'name' | 'label'>[],
): void {
  const visible = document._pdfMakePages.flatMap(({ items }, page) =>
    items.flatMap(({ item }) => (item.reserved === undefined ? [] : [placed(item, item.reserved, page)])),
  );
  const unseen = invisible.map((field): PlacedField => ({
    field,
    place: NOWHERE,
    element: lastForm(document),
  }));
  const fields = [...visible, ...unseen];
  if (fields.length === 0) return;
  const form = document.ref({
    Fields: fields.map((field) => reserve(document, field)),
    SigFlags: SIGNATURES_EXIST_APPEND_ONLY,
  });
  form.end();
  document._root.data['AcroForm'] = form;
  // pdfkit ends the forms that it made itself, and fails on any other.
  document.endAcroForm = () => document;
}

/** Reserves the fields of minutes: those of who signs, and one for the timestamp, which has no place on the page. */
export function reserveMinutesFields(document: LaidOutDocument): void {
  reserveFields(document, [{ name: TIMESTAMP_FIELD, label: FIELD_LABEL.timestamp }]);
}

function placed(
  { formElement, x1 = 0, x2 = 0, y1 = 0 }: PageItem['item'],
  field: ReservedField,
  page: number,
): PlacedField {
  const { above, below } = field;
  const place = { page, x: x1, y: y1 - above, width: x2 - x1, height: above + below };
  return { field, place, element: formElement };
}

/** A field that is seen nowhere is read after everything else. */
function lastForm(document: LaidOutDocument): StructureElement | undefined {
  const { structureRoot } = document;
  if (structureRoot === undefined) return undefined;
  const element = document.struct('Form', {});
  structureRoot.add(element);
  return element;
}

function reserve(
  document: LaidOutDocument,
  { element, field: { label, name }, place: { page, x, y, width, height } }: PlacedField,
): Reference {
  document.switchToPage(page);
  // PDF/A wants an appearance that is a stream; without data pdfkit would write a plain dictionary.
  const appearance = document.ref({
    Type: 'XObject',
    Subtype: 'Form',
    FormType: 1,
    BBox: [0, 0, width, height],
    Resources: {},
  });
  appearance.end(Buffer.from('q Q\n'));
  document.annotate(x, y, width, height, {
    Subtype: 'Widget',
    FT: 'Sig',
    // pdfkit writes a primitive string as a name.
    T: Object(name) as unknown,
    TU: Object(label) as unknown,
    F: PRINT,
    P: document.page.dictionary,
    AP: { N: appearance },
    ...(element === undefined ? {} : { structParent: element }),
  });
  // The element names the page that is open when it ends.
  element?.end();
  const field = document.page.annotations.at(-1);
  if (field === undefined) throw new Error(`field ${name} not reserved`);
  return field;
}
