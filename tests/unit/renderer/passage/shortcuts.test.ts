import { describe, expect, it } from 'vitest';
import { shortcutOf } from '../../../../src/renderer/src/lib/shortcuts.ts';

const press = {
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  repeat: false,
  defaultPrevented: false,
};

describe('shortcutOf', () => {
  it.each([
    ['p', 'P'],
    ['P', 'P'],
    ['1', '1'],
    ['?', '?'],
    ['+', '+'],
    ['-', '-'],
  ])('takes %s', (key, shortcut) => {
    expect(shortcutOf({ ...press, key }, false)).toBe(shortcut);
  });

  it.each([' ', 'Enter', 'Escape', 'Tab', 'ArrowDown', 'F5', 'Dead'])('leaves %s alone', (key) => {
    expect(shortcutOf({ ...press, key }, false)).toBeNull();
  });

  it.each([
    ['&', 'Digit1', '1'],
    ['é', 'Digit2', '2'],
    ['à', 'Digit0', '0'],
    ['-', 'Digit6', '-'],
    ['é', 'Slash', 'É'],
  ])('knows digits of a French keyboard without Shift: %s of %s', (key, code, shortcut) => {
    expect(shortcutOf({ ...press, key, code }, false)).toBe(shortcut);
  });

  it('leaves what is being typed alone', () => {
    expect(shortcutOf({ ...press, key: 'p' }, true)).toBeNull();
  });

  it.each([
    { ctrlKey: true },
    { metaKey: true },
    { altKey: true },
    { repeat: true },
    { defaultPrevented: true },
  ])('leaves %o alone', (held) => {
    expect(shortcutOf({ ...press, key: 'p', ...held }, false)).toBeNull();
  });
});
