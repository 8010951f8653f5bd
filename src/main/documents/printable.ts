/** Makes a document printable: see `safe-text.ts`. */
import type { SafeText } from './safe-text.ts';

const TEXT_KEYS = new Set(['text', 'stack', 'columns', 'table', 'body']);

/** Makes printable every text under a node, and leaves the rest (drawings, QR data, measures) alone. */
export function printable<Node>(node: Node, safe: SafeText): Node {
  return mapTexts(node, safe) as Node;
}

function mapTexts(node: unknown, safe: SafeText): unknown {
  if (typeof node === 'string') return safe(node);
  if (Array.isArray(node)) return node.map((item: unknown) => mapTexts(item, safe));
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]: [string, unknown]) => [
      key,
      TEXT_KEYS.has(key) ? mapTexts(value, safe) : value,
    ]),
  );
}
