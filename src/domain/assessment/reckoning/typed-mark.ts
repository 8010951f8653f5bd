/** Marks on a numeric scale as a juror types them, and as one steps through them. */
import type { NumericScale } from '../../certification/scale.schema.ts';
import { add, compare, exact, fromText, isExactText, roundTo, subtract, toText } from './exact.ts';
import { markFault } from './mark.ts';
import type { MarkFault } from './mark.ts';

/** What was typed: a mark in its shortest text, nothing, or why it is no mark of the scale. */
export type TypedMark =
  | { readonly mark: string }
  | { readonly mark: null }
  | { readonly fault: Exclude<MarkFault, 'unknown-level'> };

/** Reads "13,5", "13.5", " 13 " and "13," alike; an empty text is no mark. */
export function typedMark(scale: NumericScale, typed: string): TypedMark {
  const text = typed
    .replaceAll(/\s/gu, '')
    .replace(/[\u2212\u2013]/u, '-')
    .replace(',', '.')
    .replace(/^(-?)\./u, '$10.')
    .replace(/\.$/u, '');
  if (text === '') return { mark: null };
  const mark = isExactText(text) && !text.includes('/') ? toText(fromText(text)) : text;
  const fault = markFault(scale, mark);
  if (fault === null) return { mark };
  return { fault: fault === 'unknown-level' ? 'not-a-number' : fault };
}

/** The next mark up or down, from none: the lowest or the highest. It stays at the ends of the scale. */
export function steppedMark(scale: NumericScale, mark: string | null, by: 1 | -1): string {
  const [min, max, step] = [exact(scale.min), exact(scale.max), exact(scale.step)];
  const top = add(min, roundTo(subtract(max, min), step, 'down'));
  if (mark === null) return toText(by === 1 ? min : top);
  const moved = add(fromText(mark), by === 1 ? step : subtract(exact(0), step));
  if (compare(moved, top) > 0) return toText(top);
  return toText(compare(moved, min) < 0 ? min : moved);
}
