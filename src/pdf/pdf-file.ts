/** A PDF as it was read: its revisions, and what each object was at each of them. */
import { type PdfSyntaxCode, PdfSyntaxError } from './pdf-syntax-error.ts';
import type { PdfDictionary, PdfObject, PdfRevision, PdfValue } from './pdf-value.ts';

/** No minutes come near this with all that they hold; streams that swell beyond it are an attack. */
const MAX_DECODED_BYTES = 32 * 1024 * 1024;

export interface RevisionChanges {
  /** Numbers of the objects that the revision wrote again. */
  readonly replaced: readonly number[];
  /** Numbers of the objects that no earlier revision had. */
  readonly added: readonly number[];
}

/** Everything that takes a revision counts from 0, and means the last one unless told. */
export class PdfFile {
  readonly bytes: Uint8Array;
  readonly revisions: readonly PdfRevision[];
  /** Bytes that streams may still swell to, all together: the same stream may be asked for again and again. */
  #budget = MAX_DECODED_BYTES;

  constructor(bytes: Uint8Array, revisions: readonly PdfRevision[]) {
    this.bytes = bytes;
    this.revisions = revisions;
  }

  /** The revision; throws RangeError when there is none of that rank. */
  revision(rank = this.revisions.length - 1): PdfRevision {
    const revision = this.revisions[rank];
    if (revision === undefined) throw new RangeError(`no revision ${String(rank)}`);
    return revision;
  }

  /** The object as it stood at that revision; throws PdfSyntaxError when there is none. */
  object(number: number, rank = this.revisions.length - 1): PdfObject {
    for (let index = rank; index >= 0; index -= 1) {
      const object = this.revision(index).objects.get(number);
      if (object !== undefined) return object;
    }
    throw new PdfSyntaxError('missing-object', this.revision(rank).start, `object ${String(number)}`);
  }

  /** What the revision did to the objects of those before it. */
  changes(rank: number): RevisionChanges {
    const known = rank === 0 ? 1 : this.revision(rank - 1).size;
    const numbers = [...this.revision(rank).objects.keys()];
    return {
      replaced: numbers.filter((number) => number < known),
      added: numbers.filter((number) => number >= known),
    };
  }

  /** The value itself, or the one that it refers to at that revision; throws PdfSyntaxError. */
  resolve(value: PdfValue, rank?: number): PdfValue {
    if (value.kind !== 'reference') return value;
    const target = this.object(value.number, rank).value;
    // The application never refers to a reference, and a chain of them could be endless.
    if (target.kind === 'reference') this.#fail('wrong-type', value.start, 'a reference to a reference');
    return target;
  }

  /** The dictionary that a value is or refers to at that revision; throws PdfSyntaxError. */
  dictionary(value: PdfValue, rank?: number): PdfDictionary {
    const target = this.resolve(value, rank);
    if (target.kind !== 'dictionary') this.#fail('wrong-type', value.start, 'a dictionary expected');
    return target;
  }

  /** The value under a key, followed if it is a reference; null when the key is absent. Throws PdfSyntaxError. */
  entry({ entries }: PdfDictionary, key: string, rank?: number): PdfValue | null {
    const value = entries.get(key);
    return value === undefined ? null : this.resolve(value, rank);
  }

  /** The document's catalogue at that revision; throws PdfSyntaxError. */
  catalogue(rank?: number): PdfDictionary {
    const { trailer } = this.revision(rank);
    const root = this.entry(trailer, 'Root', rank);
    if (root?.kind !== 'dictionary') this.#fail('wrong-type', trailer.start, 'no catalogue');
    return root;
  }

  /** Data of a stream, decoded; rejects with PdfSyntaxError when it is no stream or cannot be decoded. */
  async decode({ value, data, start }: PdfObject): Promise<Uint8Array> {
    if (data === null || value.kind !== 'dictionary') this.#fail('wrong-type', start, 'a stream expected');
    const encoded = this.bytes.subarray(data.start, data.end);
    const filter = value.entries.get('Filter');
    if (filter === undefined) return encoded;
    if (filter.kind !== 'name' || filter.value !== 'FlateDecode' || value.entries.has('DecodeParms')) {
      this.#fail('filter', filter.start, 'a stream that is not deflated');
    }
    try {
      const decoded = await inflate(encoded, this.#budget);
      this.#budget -= decoded.length;
      return decoded;
    } catch {
      return this.#fail('data', data.start, 'data that cannot be inflated');
    }
  }

  #fail(code: PdfSyntaxCode, offset: number, detail: string): never {
    throw new PdfSyntaxError(code, offset, detail);
  }
}

async function inflate(encoded: Uint8Array, budget: number): Promise<Uint8Array> {
  const source = new Blob([new Uint8Array(encoded)]).stream();
  const reader = source.pipeThrough(new DecompressionStream('deflate')).getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(value);
    length += value.length;
    if (length > budget) {
      await reader.cancel();
      throw new RangeError('too large');
    }
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
