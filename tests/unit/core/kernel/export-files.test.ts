import { describe, expect, it } from 'vitest';
import { digestLines, safeFileStem } from '../../../../src/core/kernel/export-files.ts';

describe('file names', () => {
  it.each([
    ['PV-1 Dupré/Noël: "x"?', 'PV-1-Dupré-Noël-x'],
    ['CON', '_CON'],
    ['nul.txt', '_nul.txt'],
    ['..', 'sans-nom'],
    ['fin. ', 'fin'],
    ['a\u0000b\u202Ec', 'a-b-c'],
    ['é'.repeat(300), 'é'.repeat(120)],
  ])('%j becomes %j', (text, stem) => {
    expect(safeFileStem(text)).toBe(stem);
  });

  it('are listed as sha256sum wants them', () => {
    expect(digestLines([{ name: 'a.pdf', sha256: 'f'.repeat(64) }])).toBe(`${'f'.repeat(64)}  a.pdf\n`);
  });
});
