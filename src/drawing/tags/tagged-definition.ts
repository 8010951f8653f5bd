/**
 * What each text of a definition is, for readers that do not see the page: heading, cell, paragraph, figure. pdfmake knows
 * nothing of it: the roles are laid on the nodes before it measures them, and `tagged-renderer.ts` finds them on its lines.
 */
import type { TDocumentDefinitions } from 'pdfmake/interfaces';
import { tableKind } from '../../documents/minutes-layout.ts';
import { FIGURE } from '../../documents/figure-wording.ts';

/** An element of the structure, in the names of ISO 32000-1, 14.8.4. */
export interface Tag {
  readonly role: 'Document' | 'H1' | 'H2' | 'P' | 'Table' | 'TR' | 'TH' | 'TD' | 'Figure' | 'Form';
  readonly children: Tag[];
  /** Of a head: what it is the head of. */
  readonly scope?: 'Column' | 'Row';
  readonly columnSpan?: number;
  /** What is said in the place of a figure. */
  readonly alternative?: string;
  /** Of its text, BCP 47, where it is not that of the document. */
  readonly language?: string;
}

type Node = Record<string, unknown>;
type Cell = Pick<Tag, 'role' | 'scope' | 'columnSpan' | 'language'>;

const HEADINGS: Readonly<Record<string, 'H1' | 'H2'>> = { title: 'H1', heading: 'H2' };

const roots = new WeakMap<object, Tag>();

/** The definition with the tags of its content laid on it; `hasFields` tells whether its signature lines get fields. */
export function taggedDefinition(definition: TDocumentDefinitions, hasFields: boolean): TDocumentDefinitions {
  const root: Tag = { role: 'Document', children: [] };
  const content = [walked(definition.content, root)] as TDocumentDefinitions['content'] & object;
  if (!hasFields) dropForms(root);
  roots.set(content, root);
  return { ...definition, tagged: true, content };
}

/** The root of the tags that were laid on that content; undefined when there are none. */
export function tagsOf(content: object): Tag | undefined {
  return roots.get(content);
}

function dropForms({ children }: Tag): void {
  const kept = children.filter(({ role }) => role !== 'Form');
  children.splice(0, children.length, ...kept);
  kept.forEach(dropForms);
}

function walked(node: unknown, parent: Tag): unknown {
  if (Array.isArray(node)) return node.map((item: unknown) => walked(item, parent));
  if (typeof node === 'string' || typeof node === 'number') return leaf({ text: String(node) }, parent, null);
  if (typeof node !== 'object' || node === null) return node;
  const given = node as Node;
  if (given['stack'] !== undefined) return { ...given, stack: walked(given['stack'], parent) };
  if (given['columns'] !== undefined) return { ...given, columns: walked(given['columns'], parent) };
  if (given['table'] !== undefined) return { ...given, table: table(given, parent) };
  return leaf(given, parent, null);
}

/** A text or a figure; drawings, which repeat what a text beside them says, and signature lines have no tag of their own. */
function leaf(node: Node, parent: Tag, cell: Tag | null): Node {
  if (node['qr'] !== undefined)
    return { ...node, tag: added(parent, { role: 'Figure', alternative: FIGURE.code }) };
  if (node['canvas'] !== undefined) return reservedLine(node, parent);
  if (node['text'] === undefined || node['text'] === '') return node;
  if (cell !== null) return { ...node, tag: cell };
  const { style } = node;
  const role = (typeof style === 'string' && HEADINGS[style]) || 'P';
  return { ...node, tag: added(parent, { role, ...languageOf(node) }) };
}

function languageOf(node: unknown): Pick<Tag, 'language'> {
  const language = typeof node === 'object' && node !== null ? (node as Node)['lang'] : undefined;
  return typeof language === 'string' ? { language } : {};
}

/** A field stands in the order of reading where its line does. */
function reservedLine(node: Node, parent: Tag): Node {
  const canvas = (node['canvas'] as Node[]).map((shape) =>
    shape['reserved'] === undefined ? shape : { ...shape, form: added(parent, { role: 'Form' }) },
  );
  return { ...node, canvas };
}

function table(node: Node, parent: Tag): Node {
  const { body, headerRows = 0, ...rest } = node['table'] as { body: unknown[][]; headerRows?: number };
  const kind = tableKind(node['layout']);
  if (kind === 'arrangement') return { ...rest, headerRows, body: body.map((row) => walked(row, parent)) };
  const tag = added(parent, { role: 'Table' });
  const rows = body.map((row, index) => {
    const isHead = index < headerRows;
    const inner = innerRows(row);
    if (inner !== null)
      return [
        {
          ...inner.node,
          table: { ...inner.table, body: inner.table.body.map((cells) => tableRow(cells, tag, isHead)) },
        },
      ];
    return tableRow(row, tag, isHead, kind === 'facts');
  });
  return { ...rest, headerRows, body: rows };
}

/** Rows that the page keeps together stand in an arrangement of their own, in the one cell of a row. */
function innerRows(row: readonly unknown[]): { node: Node; table: Node & { body: unknown[][] } } | null {
  const [only] = row;
  if (row.length !== 1 || typeof only !== 'object' || only === null) return null;
  const node = only as Node;
  const inner = node['table'] as (Node & { body: unknown[][] }) | undefined;
  return inner === undefined ? null : { node, table: inner };
}

function tableRow(cells: readonly unknown[], parent: Tag, isHead: boolean, isLabelled = false): unknown[] {
  const row = added(parent, { role: 'TR' });
  let covered = 0;
  return cells.map((cell, index) => {
    if (covered > 0) {
      covered -= 1;
      return cell;
    }
    const span = typeof cell === 'object' && cell !== null ? Number((cell as Node)['colSpan'] ?? 1) : 1;
    covered = span - 1;
    return tableCell(cell, row, {
      role: isHead || (isLabelled && index === 0) ? 'TH' : 'TD',
      ...(isHead ? { scope: 'Column' } : isLabelled && index === 0 ? { scope: 'Row' } : {}),
      ...(span > 1 ? { columnSpan: span } : {}),
      ...languageOf(cell),
    });
  });
}

function tableCell(cell: unknown, row: Tag, kind: Cell): unknown {
  const tag = added(row, kind);
  const node = typeof cell === 'string' || typeof cell === 'number' ? { text: String(cell) } : cell;
  const isText = typeof node === 'object' && node !== null && 'text' in node;
  return isText ? leaf(node, tag, tag) : walked(node, tag);
}

function added(parent: Tag, tag: Omit<Tag, 'children'>): Tag {
  const child: Tag = { ...tag, children: [] };
  parent.children.push(child);
  return child;
}
