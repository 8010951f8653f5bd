/** The same result of the same person is declared once. */
import { describe, expect, it } from 'vitest';
import { differsFromDeclared } from '../../../src/domain/reporting/declared-differences.ts';
import { placeAmong } from '../../../src/domain/reporting/declared-once.ts';
import type { PaperOfResult } from '../../../src/domain/reporting/declared-once.ts';
import { declarationXml } from '../../../src/domain/reporting/declaration-xml.ts';
import { declaration, declaredRow as row } from '../../fixtures/reporting/declarations.ts';

type Verdict = 'accepted' | 'refused' | 'unclear' | null;
const paper = (number: string, isCurrent: boolean, verdict?: Verdict): PaperOfResult => ({
  number,
  isCurrent,
  said: verdict === undefined ? null : { lotId: 'l', technicalId: number, verdict },
});
const states = (...papers: readonly PaperOfResult[]) => papers.map((each) => placeAmong(papers, each).state);

describe('papers of one result', () => {
  it.each<readonly [string, readonly PaperOfResult[], ReturnType<typeof states>]>([
    ['one, never declared', [paper('1', true)], [null]],
    ['one, refused', [paper('1', true, 'refused')], [null]],
    ['one, declared', [paper('1', true, null)], ['declared']],
    ['one, taken back before it was declared', [paper('1', false)], ['withdrawn']],
    ['one, taken back after', [paper('1', false, 'accepted')], ['to-remove']],
    ['two that wait: the first is declared', [paper('1', true), paper('2', true)], [null, 'known']],
    ['corrected since', [paper('1', false, 'accepted'), paper('2', true)], ['accepted', 'known']],
    ['corrected since a refusal', [paper('1', false, 'refused'), paper('2', true)], ['withdrawn', null]],
    ['corrected before', [paper('1', false), paper('2', true)], ['withdrawn', null]],
    [
      'merged, both declared',
      [paper('1', true, 'accepted'), paper('2', true, null)],
      ['accepted', 'to-remove'],
    ],
    ['merged, the second declared', [paper('1', true), paper('2', true, 'accepted')], ['known', 'accepted']],
    [
      'both declared, the first taken back',
      [paper('1', false, 'accepted'), paper('2', true, 'accepted')],
      ['to-remove', 'accepted'],
    ],
    [
      'both declared and taken back',
      [paper('1', false, 'accepted'), paper('2', false, 'unclear')],
      ['to-remove', 'to-remove'],
    ],
  ])('%s', (_name, papers, expected) => {
    expect(states(...papers)).toEqual(expected);
  });
});

describe('what a declaration said', () => {
  const declared = row({ technicalId: 'CER-1' });
  const xml = declarationXml(declaration({ rows: [row({ technicalId: 'CER-0' }), declared] }));

  it('is what would be said now', () => {
    expect(differsFromDeclared(xml, 'CER-1', { ...declared, technicalId: 'CER-2' })).toEqual([]);
  });

  it('differs by name, once for each field', () => {
    const holder = { ...declared.holder, birthName: 'Autre & Cie', birthDate: '1970-12-31', usualName: 'X' };
    expect(differsFromDeclared(xml, 'CER-1', { ...declared, holder }).toSorted()).toEqual([
      'birthDate',
      'birthName',
      'usualName',
    ]);
    expect(differsFromDeclared(xml, 'CER-1', { ...declared, validFrom: '2020-01-01' })).toEqual([
      'validFrom',
    ]);
  });

  it('is nothing under an id that it does not hold', () => {
    expect(differsFromDeclared(xml, 'CER-9', { ...declared, validFrom: '2020-01-01' })).toEqual([]);
  });
});
