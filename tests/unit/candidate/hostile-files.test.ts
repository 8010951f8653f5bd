/** Files of candidates and of results that nobody means well with: refused or read for what is seen, within bounds. */
import { describe, expect, it } from 'vitest';
import { MOST_IMPORTED_ROWS, readCandidates } from '../../../src/domain/candidate/import/read-candidates.ts';
import { readScores } from '../../../src/domain/candidate/import/read-scores.ts';
import { readTextFile } from '../../../src/domain/text/text-file.ts';
import { nameText } from '../../../src/shared/request-parts.ts';

const TODAY = '2026-11-24';
const HEAD = 'Nom de naissance;Prénom;Date de naissance;Tuteur';
const row = (name: string, tutor = '') => `${name};Zoé;01/02/1999;${tutor}`;
const read = (...rows: readonly string[]) => readCandidates([HEAD, ...rows].join('\r\n'), TODAY);
const SCORES = 'Nom de naissance;Prénom;Date de naissance;Note;Sur;Date';
const readingOf = { certification: { blocs: [], tests: [] }, today: TODAY, author: '', date: null };

describe('a file of candidates', () => {
  it('with a NUL is no text', () => {
    const bytes = new TextEncoder().encode([HEAD, row('A\u0000B')].join('\r\n'));
    expect(readTextFile(bytes)).toEqual({ ok: false, reason: 'not-text' });
  });

  it.each([
    ['marks of direction', 'Kerm\u202eoal\u2066', 'Kermoal'],
    ['a space without width', 'Ker\u200bmoal', 'Kermoal'],
    ['a soft hyphen', 'Ker\u00admoal', 'Kermoal'],
    ['nothing that is seen', '\u202e\u200b', ''],
  ])('is read for what is seen of %s, as what is typed is', (_what, written, seen) => {
    const [first] = read(row(written)).rows;
    expect(first?.person.birthName).toBe(seen);
    expect(first?.faults.map(({ reason }) => reason)).toEqual(seen === '' ? ['missing'] : []);
    expect(nameText.parse(written)).toBe(seen);
  });

  it('is refused row by row where a cell is longer than any name, and where it cannot be printed', () => {
    const { rows } = read(row('x'.repeat(5_000)), row('李'), row('Bon', 'y'.repeat(201)));
    expect(rows.map(({ faults }) => faults.map(({ field, reason }) => `${field} ${reason}`))).toEqual([
      ['birthName too-long'],
      ['birthName not-printable'],
      ['tutor too-long'],
    ]);
  });

  it('has no more rows than are read at once', () => {
    const rows = Array.from({ length: MOST_IMPORTED_ROWS + 1 }, (_, index) => row(`N${String(index)}`));
    expect(read(...rows)).toMatchObject({ problem: 'too-many-rows', rows: [] });
    const marks = rows.map((_, index) => `N${String(index)};Zoé;01/02/1999;12;20;24/11/2026`);
    expect(readScores([SCORES, ...marks].join('\n'), readingOf)).toMatchObject({
      problem: 'too-many-rows',
      rows: [],
    });
  });
});

it('a file of results is read for what is seen of a name', () => {
  const text = [SCORES, 'Ker\u202emoal;Zo\u200bé;01/02/1999;12;20;24/11/2026'].join('\n');
  expect(readScores(text, readingOf).rows[0]?.named).toMatchObject({
    birthName: 'Kermoal',
    firstName: 'Zoé',
  });
});
