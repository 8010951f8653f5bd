/**
 * Where each part of a JSON text stands. Files are mended in a text editor, which counts lines; a path alone does not tell
 * the forty-third criterion from the forty-fourth.
 */
import { formatPath } from './referentiel.faults.ts';
import type { FaultPath } from './referentiel.faults.ts';

export interface JsonLines {
  /** Line of what that path names, counted from 1; of the nearest part around it when nothing stands there. */
  readonly lineOf: (path: string) => number;
  /** Keys that an object has twice: only the last is read, and the first would be lost without a word. */
  readonly repeatedKeys: readonly { readonly path: string; readonly line: number }[];
}

interface Container {
  readonly path: FaultPath;
  /** Null in a list. */
  readonly keys: Set<string> | null;
  /** Position of the next item of a list. */
  index: number;
  /** Key that awaits its value. */
  key: string | null;
}

/** Line ends, signs, strings and other scalars; spaces, commas and colons are skipped. */
const TOKEN = /\r\n|[\n\r{}[\]]|"[^"\\]*(?:\\.[^"\\]*)*"|[^\s,:{}[\]"]+/g;

/** No file of the app nests as deep; what lies deeper takes the line of what is around it. */
const MAX_DEPTH = 50;

/** Lines of a text that is valid JSON (`locateJsonFault`); its nesting is kept on a stack of its own. */
export function jsonLines(text: string): JsonLines {
  const lines = new Map<string, number>();
  const repeatedKeys: { path: string; line: number }[] = [];
  const open: Container[] = [];
  let line = 1;

  for (const [token] of text.matchAll(TOKEN)) {
    const parent = open.at(-1);
    if (token === '\n' || token === '\r\n' || token === '\r') line += 1;
    else if (token === '}' || token === ']') open.pop();
    else if (parent !== undefined && parent.keys !== null && parent.key === null) {
      parent.key = JSON.parse(token) as string;
      const path = formatPath([...parent.path, parent.key]);
      if (parent.keys.has(parent.key)) repeatedKeys.push({ path, line });
      parent.keys.add(parent.key);
      lines.set(path, line);
    } else {
      const path = pathOfValue(parent);
      if (parent?.keys === null && path !== parent.path) lines.set(formatPath(path), line);
      if (token === '{' || token === '[') {
        open.push({ path, keys: token === '{' ? new Set() : null, index: 0, key: null });
      }
    }
  }
  return { lineOf: (path) => nearestLine(lines, path), repeatedKeys };
}

/** Path of the value that begins; its parent then awaits the next one. */
function pathOfValue(parent: Container | undefined): FaultPath {
  if (parent === undefined) return [];
  const step = parent.keys === null ? parent.index++ : (parent.key ?? '');
  parent.key = null;
  return parent.path.length < MAX_DEPTH ? [...parent.path, step] : parent.path;
}

function nearestLine(lines: ReadonlyMap<string, number>, path: string): number {
  let at = path;
  while (at !== '' && !lines.has(at)) at = at.slice(0, Math.max(at.lastIndexOf('.'), at.lastIndexOf('['), 0));
  return lines.get(at) ?? 1;
}
