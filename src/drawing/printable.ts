/** Makes a document printable: see `safe-text.ts`. */
import { FALLBACK_FAMILY } from './faces.ts';
import type { SafeText } from './safe-text.ts';

const TEXT_KEYS = new Set(['text', 'stack', 'columns', 'table', 'body']);

/** Makes printable every text under a node, and leaves the rest (drawings, QR data, measures) alone. */
export function printable<Node>(node: Node, safe: SafeText): Node {
  return mapTexts(node, safe) as Node;
}

function mapTexts(node: unknown, safe: SafeText): unknown {
  if (typeof node === 'string') return withFonts(safe(node), safe);
  if (Array.isArray(node)) return node.map((item: unknown) => mapTexts(item, safe));
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]: [string, unknown]) => [
      key,
      TEXT_KEYS.has(key) ? asValue(key, mapTexts(value, safe)) : value,
    ]),
  );
}

/** pdfmake takes parts of a text as an array only. */
function asValue(key: string, mapped: unknown): unknown {
  return key === 'text' && typeof mapped === 'object' && !Array.isArray(mapped) ? [mapped] : mapped;
}

/** A string as it is, or its parts when the second family draws some of them. */
function withFonts(text: string, safe: SafeText): unknown {
  const runs = safe.runs(text);
  if (!runs.some(({ isFallback }) => isFallback)) return text;
  return {
    text: runs.map((run) =>
      run.isFallback ? { text: run.text, font: FALLBACK_FAMILY } : { text: run.text },
    ),
  };
}
