import { useEffect, useRef } from 'react';

type Letter = 'A' | 'B' | 'C' | 'D' | 'E' | 'F' | 'G' | 'H' | 'I' | 'J' | 'K' | 'L' | 'M';
type LaterLetter = 'N' | 'O' | 'P' | 'Q' | 'R' | 'S' | 'T' | 'U' | 'V' | 'W' | 'X' | 'Y' | 'Z';
type Digit = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9';

/** Keys that may act alone. Space and Enter are left out on purpose: they belong to whatever has the focus. */
export type ShortcutKey = Letter | LaterLetter | Digit | '?' | '+' | '-';

export type Shortcuts = Readonly<Partial<Record<ShortcutKey, () => void>>>;

/** Where a key is text, or picks from a list, or belongs to a dialog that covers the screen. */
const OWN_KEYS = [
  'input:not([type=radio]):not([type=checkbox])',
  'textarea',
  'select',
  '[contenteditable]',
  '[role=textbox]',
  '[role=spinbutton]',
  '[role=combobox]',
  '[role=listbox]',
  '[role=menu]',
  '[role=dialog]',
  '[role=alertdialog]',
].join(',');

/** What the row of digits writes without Shift on a French keyboard; 6 is the step down of a number there, and keeps it. */
const FRENCH_DIGITS: Readonly<Record<string, Digit>> = {
  '&': '1',
  é: '2',
  '"': '3',
  "'": '4',
  '(': '5',
  è: '7',
  _: '8',
  ç: '9',
  à: '0',
};

/** The shortcut that a key press asks for, or null when the press belongs to something else. */
export function shortcutOf(
  event: Pick<
    KeyboardEvent,
    'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'repeat' | 'defaultPrevented'
  >,
  isOwnedByTarget: boolean,
): string | null {
  if (event.defaultPrevented || event.repeat || isOwnedByTarget) return null;
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  const digit = event.code.startsWith('Digit') ? FRENCH_DIGITS[event.key.toLowerCase()] : undefined;
  if (digit !== undefined) return digit;
  return /^[\p{L}\d?+-]$/u.test(event.key) ? event.key.toUpperCase() : null;
}

/**
 * Binds single keys while the component is shown; silent in text fields, lists and dialogs. They are heard on their way
 * down: a button with a hint stops every key that it is given on its way up.
 */
export function useShortcuts(shortcuts: Shortcuts, isEnabled = true): void {
  const latest = useRef(shortcuts);
  useEffect(() => {
    latest.current = shortcuts;
  });
  useEffect(() => {
    if (!isEnabled) return undefined;
    const onKeyDown = (event: KeyboardEvent) => {
      const isOwned = event.target instanceof Element && event.target.closest(OWN_KEYS) !== null;
      const key = shortcutOf(event, isOwned);
      if (key === null) return;
      const run = Object.entries(latest.current).find(([bound]) => bound === key)?.[1];
      if (run === undefined) return;
      event.preventDefault();
      run();
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => {
      window.removeEventListener('keydown', onKeyDown, { capture: true });
    };
  }, [isEnabled]);
}
