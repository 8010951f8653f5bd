/**
 * XML that others wrote or will read: checked against a schema that the user supplies, and read as a tree. Nothing is fetched,
 * and a file with a document type of its own is not read at all: it could stand for a text without end.
 */
import type { XmlElement as TreeElement } from '../../domain/reporting/returned-report.ts';
import type { XmlDocument, XmlElement } from 'libxml2-wasm';

/** What of a file does not fit its schema; lines from 1, 0 where none is known. */
export interface XmlFault {
  readonly line: number;
  readonly message: string;
}

export type XmlVerdict =
  | { readonly kind: 'fits' }
  | { readonly kind: 'faults'; readonly count: number; readonly faults: readonly XmlFault[] }
  /** The schema itself cannot be used. */
  | { readonly kind: 'schema-unusable'; readonly reason: string };

const MOST_FAULTS = 100;
/** Deeper than any report, and shallower than the stack. */
const MOST_DEPTH = 60;
const NAMESPACE = /\{[^{}]*\}/g;

/** Holds a file against a schema. */
export async function checkXml(xml: Uint8Array, schema: Uint8Array): Promise<XmlVerdict> {
  const library = await load();
  const { XmlLibError, XsdValidator } = library;
  const made: { dispose(): void }[] = [];
  try {
    let validator;
    try {
      const grammar = open(library, schema);
      made.push(grammar);
      validator = XsdValidator.fromDoc(grammar);
      made.push(validator);
    } catch (error) {
      return { kind: 'schema-unusable', reason: messageOf(error) };
    }
    try {
      const document = open(library, xml);
      made.push(document);
      validator.validate(document);
      return { kind: 'fits' };
    } catch (error) {
      const details = error instanceof XmlLibError ? error.details : [{ message: messageOf(error), line: 0 }];
      return {
        kind: 'faults',
        count: details.length,
        faults: details.slice(0, MOST_FAULTS).map(({ line, message }) => ({ line, message: plain(message) })),
      };
    }
  } finally {
    for (const each of made.reverse()) each.dispose();
  }
}

/** The tree of elements of a file; null when it is no XML, or too deep to be what it should. */
export async function readXml(xml: Uint8Array): Promise<TreeElement | null> {
  const library = await load();
  let document;
  try {
    document = open(library, xml);
  } catch {
    return null;
  }
  try {
    return treeOf(library, document.root, 0);
  } finally {
    document.dispose();
  }
}

/** A megabyte, loaded at first use. */
const load = () => import('libxml2-wasm');

type Library = Awaited<ReturnType<typeof load>>;

/** Throws what libxml2 says, and RangeError for a file that has a document type. */
function open({ ParseOption, XmlDocument: Document }: Library, bytes: Uint8Array): XmlDocument {
  const option = ParseOption.XML_PARSE_NONET | ParseOption.XML_PARSE_NO_XXE;
  const document = Document.fromBuffer(bytes, { option });
  if (document.dtd === null) return document;
  document.dispose();
  throw new RangeError('document type');
}

function treeOf(library: Library, element: XmlElement, depth: number): TreeElement | null {
  if (depth > MOST_DEPTH) return null;
  const children: TreeElement[] = [];
  for (let node = element.firstChild; node !== null; node = node.next) {
    if (!(node instanceof library.XmlElement)) continue;
    const child = treeOf(library, node, depth + 1);
    if (child === null) return null;
    children.push(child);
  }
  return { name: element.name, text: children.length === 0 ? element.content : '', children };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? plain(error.message) : '';
}

function plain(message: string): string {
  return message.replace(NAMESPACE, '').trim();
}
