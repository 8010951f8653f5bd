import { describe, expect, it } from 'vitest';
import {
  keyedChoice,
  paperChoices,
  paperCode,
  paperLines,
} from '../../../src/domain/assessment/paper-grid.ts';
import { paperScanType } from '../../../src/domain/assessment/paper-scan.ts';
import type { AssessedCriterion } from '../../../src/domain/certification/assessed.ts';
import { criterion, levelled, TWENTY } from './reckoning/reckoning.harness.ts';

const THREE = levelled('three', { high: 2, middle: 1, low: 0 });
const indicators = (...ids: readonly string[]) => ids.map((id) => ({ id, text: id }));
const withIndicators = (id: string, ...ids: readonly string[]): AssessedCriterion => ({
  ...criterion(id, THREE),
  indicators: indicators(...ids),
});
const idOf = (line: ReturnType<typeof paperLines>[number]) =>
  line.kind === 'mark' ? line.criterion.id : line.indicator.id;

describe('a grid on paper', () => {
  it('has each criterion, then its indicators, numbered through', () => {
    const lines = paperLines([
      { id: 'C1', criteria: [withIndicators('a', 'a1', 'a2'), withIndicators('b')] },
      { id: 'C2', criteria: [withIndicators('c', 'c1')] },
    ]);
    expect(lines.map((line) => [line.number, line.competenceId, line.kind, idOf(line)])).toEqual([
      [1, 'C1', 'mark', 'a'],
      [2, 'C1', 'observe', 'a1'],
      [3, 'C1', 'observe', 'a2'],
      [4, 'C1', 'mark', 'b'],
      [5, 'C2', 'mark', 'c'],
      [6, 'C2', 'observe', 'c1'],
    ]);
  });

  it('gives each box a digit, and its letter where every level is called by one of its own', () => {
    const lettered = levelled('abc', { A: 3, B: 2, C: 1 });
    const mark = { kind: 'mark', criterion: criterion('k', lettered) } as const;
    expect(paperChoices(mark).map(({ key, letter, value }) => [key, letter, value])).toEqual([
      ['1', 'A', 'A'],
      ['2', 'B', 'B'],
      ['3', 'C', 'C'],
    ]);
    const [line] = paperLines([{ id: 'C1', criteria: [mark.criterion] }]);
    if (line === undefined) throw new Error('no line');
    expect([keyedChoice(line, 'b')?.value, keyedChoice(line, '3')?.value, keyedChoice(line, '4')]).toEqual([
      'B',
      'C',
      undefined,
    ]);
    expect(paperChoices({ kind: 'mark', criterion: criterion('n', TWENTY) })).toEqual([]);
    const seen = paperChoices({ kind: 'observe', criterion: mark.criterion });
    expect(seen.map(({ key, value }) => `${key} ${value}`)).toEqual([
      '1 observed',
      '2 partly',
      '3 not-observed',
      '4 not-applicable',
    ]);
  });

  it('has a code that a scanner reads in the small alphabet of square codes', () => {
    const code = paperCode({ passageId: '0b5f-aa', jurorId: 'c1d2' }, 2);
    expect(code).toBe('PUPITRE:GRILLE:0B5F-AA:C1D2:2');
    expect(code).toMatch(/^[0-9A-Z $%*+\-./:]*$/);
  });
});

describe('a scan', () => {
  const bytes = (...parts: readonly (string | number)[]) =>
    Uint8Array.from(
      parts.flatMap((part) => (typeof part === 'number' ? [part] : Array.from(Buffer.from(part)))),
    );
  const PNG = [0x89, 'PNG\r\n', 0x1a, '\n'] as const;

  it.each([
    ['a PDF', bytes('%PDF-1.7\n…\n%%EOF\n'), 'application/pdf'],
    ['a JPEG', bytes(0xff, 0xd8, 0xff, 0xe0, 'picture', 0xff, 0xd9), 'image/jpeg'],
    ['a PNG', bytes(...PNG, 'picture', 'IEND', 0xae, 0x42, 0x60, 0x82), 'image/png'],
    ['a cut PDF', bytes('%PDF-1.7\n…'), null],
    ['a cut JPEG', bytes(0xff, 0xd8, 0xff, 0xe0, 'picture'), null],
    ['a cut PNG', bytes(...PNG, 'picture'), null],
    ['a page', bytes('<html>%%EOF</html>'), null],
    ['nothing', bytes(), null],
  ])('is what it holds: %s', (_, file, type) => {
    expect(paperScanType(file)).toBe(type);
  });
});
