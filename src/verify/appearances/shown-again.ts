/** Whether an appearance is the one that the application draws: object by object, glyph by glyph, handwriting left out. */
import { latinText } from '../../cms/bytes.ts';
import type { AppearanceCanvas } from '../../drawing/signing/appearance-canvas.ts';
import type { NewObject } from '../../pdf/append-revision.ts';
import type { PdfFile } from '../../pdf/pdf-file.ts';
import { dictionarySource } from '../../pdf/pdf-source.ts';
import type { PdfObject } from '../../pdf/pdf-value.ts';
import { nameAt } from './shown-font.ts';

/** Six letters and a sign stand before the name of a face that is embedded in part. */
const TAG_LENGTH = 6;
const INK_END = '\nQ\n';

/** Compares the form of that number, and its faces, with what is drawn; rejects with PdfSyntaxError. */
export async function isShownAgain(file: PdfFile, form: number, drawn: AppearanceCanvas): Promise<boolean> {
  for (const model of drawn.objects(form, (_, number) => tagOf(file, number))) {
    if (!(await isSameObject(file, file.object(model.number), model))) return false;
  }
  return true;
}

/** The tag that the face has, which only tells it from others. */
function tagOf(file: PdfFile, number: number): string {
  const { value } = file.object(number);
  return (value.kind === 'dictionary' ? (nameAt(value, 'BaseFont') ?? '') : '').slice(0, TAG_LENGTH);
}

async function isSameObject(file: PdfFile, found: PdfObject, model: NewObject): Promise<boolean> {
  const head = `${String(model.number)} 0 obj\n`;
  const { data, end, start } = found;
  if (!('data' in model)) return sourceOf(file, start, end) === `${head}${model.source}\nendobj\n`;
  const length = data === null ? 0 : data.end - data.start;
  const entries = { ...model.entries, Filter: '/FlateDecode', Length: String(length) };
  if (data === null || sourceOf(file, start, data.start) !== `${head}${dictionarySource(entries)}\nstream\n`)
    return false;
  const decoded = latinText(await file.decode(found));
  return withoutInk(decoded) === latinText(model.data);
}

/** Handwriting is the signer's own, and was looked at where it is read. */
function withoutInk(content: string): string {
  return content.startsWith('q ') ? content.slice(content.indexOf(INK_END) + INK_END.length) : content;
}

function sourceOf({ bytes }: PdfFile, start: number, end: number): string {
  return latinText(bytes.subarray(start, end));
}
