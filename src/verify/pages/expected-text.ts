/** The texts of a laid out document, as a tree: what stands one under the other, and what stands side by side. */

export type Expected =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'sequence' | 'parallel'; readonly items: readonly Expected[] }
  /** The head is repeated on each page that the table runs over. */
  | { readonly kind: 'table'; readonly head: readonly Expected[]; readonly rows: readonly Expected[] };

interface Node {
  readonly text?: unknown;
  readonly stack?: unknown;
  readonly columns?: unknown;
  readonly table?: { readonly body?: unknown; readonly headerRows?: number };
}

const NOTHING: Expected = { kind: 'sequence', items: [] };

/** Reads a definition in the form that pdfmake takes; drawings hold no text. */
export function expectedText(node: unknown): Expected {
  if (typeof node === 'string' || typeof node === 'number') return { kind: 'text', text: String(node) };
  if (Array.isArray(node)) return { kind: 'sequence', items: node.map(expectedText) };
  if (typeof node !== 'object' || node === null) return NOTHING;
  const { columns, stack, table, text } = node as Node;
  if (text !== undefined) return { kind: 'text', text: inlineText(text) };
  if (Array.isArray(stack)) return { kind: 'sequence', items: stack.map(expectedText) };
  if (Array.isArray(columns)) return { kind: 'parallel', items: columns.map(expectedText) };
  if (table !== undefined) return expectedTable(table);
  return NOTHING;
}

function expectedTable({ body, headerRows = 0 }: NonNullable<Node['table']>): Expected {
  if (!Array.isArray(body)) return NOTHING;
  const rows = body.map((row): Expected => ({
    kind: 'parallel',
    items: Array.isArray(row) ? row.map(expectedText) : [],
  }));
  return { kind: 'table', head: rows.slice(0, headerRows), rows: rows.slice(headerRows) };
}

/** A text may be made of parts, each with a style of its own. */
function inlineText(text: unknown): string {
  if (typeof text === 'string' || typeof text === 'number') return String(text);
  if (Array.isArray(text)) return text.map(inlineText).join('');
  if (typeof text === 'object' && text !== null && 'text' in text) return inlineText(text.text);
  return '';
}
