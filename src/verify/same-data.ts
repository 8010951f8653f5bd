/** Data that were written again, by an editor or another program: the same data are no other data for that. */
import { canonicalJson } from '../domain/minutes/canonical.ts';

/**
 * The canonical form of the data that a JSON text holds; the text itself where programs could read it in two ways, as a key
 * that stands twice in an object, or that has no canonical form.
 */
export function canonicalForm(text: string, data: unknown): string {
  if (keyCount(data) !== colonCount(text)) return text;
  try {
    return canonicalJson(data);
  } catch {
    return text;
  }
}

/** Keys of all objects in the data. */
function keyCount(data: unknown): number {
  const waiting = [data];
  let count = 0;
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (typeof value !== 'object' || value === null) continue;
    const values: unknown[] = Object.values(value);
    if (!Array.isArray(value)) count += values.length;
    for (const inner of values) waiting.push(inner);
  }
  return count;
}

/** Colons outside of strings: one stands after each key. */
function colonCount(text: string): number {
  let [count, isInString] = [0, false];
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (isInString && character === '\\') at += 1;
    else if (character === '"') isInString = !isInString;
    else if (character === ':' && !isInString) count += 1;
  }
  return count;
}
