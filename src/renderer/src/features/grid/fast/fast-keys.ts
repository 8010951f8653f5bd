/** What a key does while a grid is typed in from paper, line after line. */
import { keyedChoice } from '../../../../../domain/assessment/paper-grid.ts';
import type { PaperLine } from '../../../../../domain/assessment/paper-grid.ts';
import type { NumericScale } from '../../../../../domain/certification/scale.schema.ts';
import { typedMark } from '../../../../../domain/assessment/reckoning/typed-mark.ts';
import type { TypedMark } from '../../../../../domain/assessment/reckoning/typed-mark.ts';

export type FastAct =
  | { readonly kind: 'give'; readonly value: string }
  /** A number that is no mark of its scale: it stays typed, and is said. */
  | { readonly kind: 'fault'; readonly scale: NumericScale; readonly typed: TypedMark }
  | { readonly kind: 'next' | 'back' | 'clear' | 'undo' }
  /** A key that means nothing on this line: it is said, never swallowed. */
  | { readonly kind: 'unknown'; readonly key: string };

export interface FastKey {
  readonly key: string;
  /** The key's place, "Digit1": digits need no Shift on a French keyboard. */
  readonly code: string;
  readonly hasModifier: boolean;
}

/** What a key does on that line, where `draft` is the number being typed; null for a key that is left to the page. */
export function fastAct(line: PaperLine | undefined, draft: string, pressed: FastKey): FastAct | null {
  const { hasModifier, key } = pressed;
  if (hasModifier) return null;
  const isNumber = isNumberLine(line);
  switch (key) {
    case 'ArrowDown':
      return { kind: 'next' };
    case 'ArrowUp':
      return { kind: 'back' };
    case 'Enter':
      return isNumber && line !== undefined ? numberAct(line, draft) : { kind: 'next' };
    case 'Backspace':
      return isNumber && draft !== '' ? null : { kind: 'back' };
    case 'Delete':
      return isNumber && draft !== '' ? null : { kind: 'clear' };
    default:
      return signAct(line, pressed);
  }
}

/** What a key that writes a sign does: ticks a box, undoes, writes a figure; any other is told. */
function signAct(line: PaperLine | undefined, { code, key }: FastKey): FastAct | null {
  if (Array.from(key).length !== 1) return null;
  const digit = digitOf(key, code);
  const isNumber = isNumberLine(line);
  if (line !== undefined && !isNumber) {
    const choice = keyedChoice(line, digit ?? key);
    if (choice !== undefined) return { kind: 'give', value: choice.value };
  }
  if (key.toUpperCase() === 'Z') return { kind: 'undo' };
  if (isNumber && /[\d.,-]/u.test(key)) return null;
  return { kind: 'unknown', key: key === ' ' ? '␣' : (digit ?? key) };
}

function isNumberLine(line: PaperLine | undefined): boolean {
  return line?.kind === 'mark' && line.criterion.scale.kind === 'numeric';
}

/** The number as it stands typed; an empty one leaves the line as it is. */
function numberAct(line: PaperLine, draft: string): FastAct {
  const { scale } = line.criterion;
  if (scale.kind !== 'numeric') return { kind: 'next' };
  const typed = typedMark(scale, draft);
  if ('fault' in typed) return { kind: 'fault', scale, typed };
  return typed.mark === null ? { kind: 'next' } : { kind: 'give', value: typed.mark };
}

function digitOf(key: string, code: string): string | null {
  if (/^\d$/u.test(key)) return key;
  return /^Digit(\d)$/u.exec(code)?.[1] ?? null;
}
