/** Keys of the fast entry: what each does, also on a French keyboard, and that none is swallowed. */
import { describe, expect, it } from 'vitest';
import { paperLines } from '../../../src/domain/assessment/paper-grid.ts';
import type { MarkScale } from '../../../src/domain/certification/scale.schema.ts';
import { fastAct } from '../../../src/renderer/src/features/grid/fast/fast-keys.ts';
import { criterion, levelled, TWENTY } from '../assessment/reckoning/reckoning.harness.ts';

const THREE = levelled('three', { high: 2, middle: 1, low: 0 });
const lineOn = (scale: MarkScale) => paperLines([{ id: 'C1', criteria: [criterion('k', scale)] }])[0];
interface Pressing {
  readonly code?: string;
  readonly draft?: string;
  readonly hasModifier?: boolean;
  readonly scale?: MarkScale;
}
const press = (key: string, { code = '', draft = '', hasModifier = false, scale = THREE }: Pressing = {}) =>
  fastAct(lineOn(scale), draft, { key, code, hasModifier });

describe('on a line with boxes', () => {
  it('a digit ticks its box, with or without Shift on a French keyboard', () => {
    expect(press('2')).toEqual({ kind: 'give', value: 'middle' });
    expect(press('é', { code: 'Digit2' })).toEqual({ kind: 'give', value: 'middle' });
    expect(press('&', { code: 'Digit1' })).toEqual({ kind: 'give', value: 'high' });
  });

  it.each([
    ['Backspace', 'back'],
    ['ArrowUp', 'back'],
    ['ArrowDown', 'next'],
    ['Enter', 'next'],
    ['Delete', 'clear'],
    ['z', 'undo'],
    ['Z', 'undo'],
  ])('%s: %s', (key, kind) => {
    expect(press(key)).toEqual({ kind });
  });

  it.each([['7'], ['x'], [' ']])('a key without a box is told: %s', (key) => {
    expect(press(key)).toMatchObject({ kind: 'unknown' });
  });

  it('leaves the page its own keys', () => {
    for (const key of ['Tab', 'Escape', 'F5', 'Shift']) expect(press(key)).toBeNull();
    expect(press('z', { hasModifier: true })).toBeNull();
  });
});

describe('on a line with a number', () => {
  it('figures are typed, Enter gives the mark, and what is none stays and is told', () => {
    expect(press('1', { scale: TWENTY })).toBeNull();
    expect(press(',', { scale: TWENTY, draft: '13' })).toBeNull();
    expect(press('Backspace', { scale: TWENTY, draft: '13' })).toBeNull();
    expect(press('Enter', { scale: TWENTY, draft: '13' })).toEqual({ kind: 'give', value: '13' });
    expect(press('Enter', { scale: TWENTY, draft: '99' })).toMatchObject({ kind: 'fault' });
    expect(press('Enter', { scale: TWENTY })).toEqual({ kind: 'next' });
    expect(press('Backspace', { scale: TWENTY })).toEqual({ kind: 'back' });
    expect(press('x', { scale: TWENTY })).toMatchObject({ kind: 'unknown' });
  });
});

it('past the last line, one only goes back or undoes', () => {
  const at = (key: string) => fastAct(undefined, '', { key, code: '', hasModifier: false });
  expect([at('Backspace'), at('z')]).toEqual([{ kind: 'back' }, { kind: 'undo' }]);
  expect(at('1')).toMatchObject({ kind: 'unknown' });
});
