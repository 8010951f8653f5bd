/**
 * Whether a document, as it was before anybody signed it, is the one that the application draws from the data in it: object
 * by object, byte by byte. Only how streams are compressed may differ, which is the business of the machine that did it.
 */
import type { PdfFile } from '../../pdf/pdf-file.ts';
import type { PdfObject } from '../../pdf/pdf-value.ts';

/** Compares the first revision of `file` with a document of one revision; rejects with PdfSyntaxError on data that cannot be read. */
export async function isSameDrawing(file: PdfFile, drawn: PdfFile): Promise<boolean> {
  const [found, expected] = [file.revision(0), drawn.revision(0)];
  const [objects, models] = [[...found.objects.values()], [...expected.objects.values()]];
  if (objects.length !== models.length) return false;
  const hasSameFrame =
    sourceOf(file, 0, objects[0]?.start ?? 0) === sourceOf(drawn, 0, models[0]?.start ?? 0) &&
    sourceOf(file, found.trailer.start, found.trailer.end) ===
      sourceOf(drawn, expected.trailer.start, expected.trailer.end);
  if (!hasSameFrame) return false;
  for (const [index, object] of objects.entries()) {
    const model = models[index];
    if (model === undefined || !(await isSameObject(file, object, drawn, model))) return false;
  }
  return true;
}

async function isSameObject(
  file: PdfFile,
  object: PdfObject,
  drawn: PdfFile,
  model: PdfObject,
): Promise<boolean> {
  if (headOf(file, object) !== headOf(drawn, model)) return false;
  if (object.data === null || model.data === null) return object.data === model.data;
  const [found, expected] = [await file.decode(object), await drawn.decode(model)];
  return found.length === expected.length && found.every((byte, index) => byte === expected[index]);
}

/** What stands before the data of a stream, or the whole of another object, without what compression changes. */
function headOf(file: PdfFile, { data, end, start }: PdfObject): string {
  if (data === null) return sourceOf(file, start, end);
  return sourceOf(file, start, data.start)
    .replace('\n/Filter /FlateDecode\n', '\n')
    .replace(/\n\/Length \d+\n/, '\n/Length\n');
}

/** Bytes as text, one character for each. */
function sourceOf({ bytes }: PdfFile, start: number, end: number): string {
  let source = '';
  for (let at = start; at < end; at += 1) source += String.fromCharCode(bytes[at] ?? 0);
  return source;
}
