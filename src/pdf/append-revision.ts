/** Writes an incremental update: objects after the end of a file, none of whose bytes changes. */
import type { PdfFile } from './pdf-file.ts';
import { dictionarySource, hexSource, valueSource } from './pdf-source.ts';

export interface NewValue {
  readonly number: number;
  /** The value as PDF source. */
  readonly source: string;
}

export interface NewStream {
  readonly number: number;
  /** The stream's dictionary as PDF source, without its length. */
  readonly entries: Readonly<Record<string, string>>;
  readonly data: Uint8Array;
}

export type NewObject = NewValue | NewStream;

export interface AppendedRevision {
  /** What comes after the file. */
  readonly bytes: Uint8Array;
  /** Offset in `bytes` of each object's source, by number. */
  readonly sourceAt: ReadonlyMap<number, number>;
}

/**
 * Builds the update. Numbers from the file's size on are new and must follow one another; the others replace.
 * `identifier` is 16 bytes that tell this revision from the others.
 */
export function appendRevision(
  file: PdfFile,
  objects: readonly NewObject[],
  identifier: Uint8Array,
): AppendedRevision {
  const last = file.revision();
  const parts: Uint8Array[] = [];
  let length = 0;
  const add = (part: Uint8Array) => {
    parts.push(part);
    length += part.length;
  };
  const objectAt = new Map<number, number>();
  const sourceAt = new Map<number, number>();
  for (const object of objects) {
    objectAt.set(object.number, file.bytes.length + length);
    add(asciiBytes(`${String(object.number)} 0 obj\n`));
    sourceAt.set(object.number, length);
    if ('data' in object) {
      const source = dictionarySource({ ...object.entries, Length: String(object.data.length) });
      add(asciiBytes(`${source}\nstream\n`));
      add(object.data);
      add(asciiBytes('\nendstream'));
    } else {
      add(asciiBytes(object.source));
    }
    add(asciiBytes('\nendobj\n'));
  }
  const xrefAt = file.bytes.length + length;
  const size = Math.max(last.size, ...objects.map(({ number }) => number + 1));
  add(asciiBytes(`${xrefSource(objectAt)}trailer\n${trailerSource(file, size, identifier)}\n`));
  add(asciiBytes(`startxref\n${String(xrefAt)}\n%%EOF\n`));
  return { bytes: joined(parts, length), sourceAt };
}

function xrefSource(objectAt: ReadonlyMap<number, number>): string {
  const numbers = [...objectAt.keys()].sort((one, other) => one - other);
  const sections: number[][] = [];
  for (const number of numbers) {
    const section = sections.at(-1);
    if (section?.at(-1) === number - 1) section.push(number);
    else sections.push([number]);
  }
  const lines = sections.flatMap((section) => [
    `${String(section[0])} ${String(section.length)}\n`,
    ...section.map((number) => `${String(objectAt.get(number)).padStart(10, '0')} 00000 n \n`),
  ]);
  return `xref\n${lines.join('')}`;
}

function trailerSource(file: PdfFile, size: number, identifier: Uint8Array): string {
  const { trailer, xrefAt } = file.revision();
  const kept = (key: string) => {
    const value = trailer.entries.get(key);
    return value === undefined ? 'null' : valueSource(value);
  };
  const ids = trailer.entries.get('ID');
  const first = ids?.kind === 'array' ? ids.items[0] : undefined;
  return dictionarySource({
    Size: String(size),
    Root: kept('Root'),
    Info: kept('Info'),
    ID: `[${first === undefined ? '' : valueSource(first)} ${hexSource(identifier)}]`,
    Prev: String(xrefAt),
  });
}

function asciiBytes(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
