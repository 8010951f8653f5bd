import { describe, expect, it } from 'vitest';
import { candidateSheet } from '../../../src/domain/roleplay/candidate-sheet.ts';
import { jurorCard, observerSheet } from '../../../src/domain/roleplay/juror-cards.ts';
import { checkSubject } from '../../../src/domain/roleplay/subject.checks.ts';
import { leaks } from '../../../src/domain/roleplay/subject.leaks.ts';
import { CQP_PATH, readCertification } from '../referentiel/referentiel-files.ts';
import { readSubject, shippedSubjects, SUBJECT_FILES, subjectJson } from './subject-files.ts';

const certification = readCertification(CQP_PATH);

/** Every text of a file but its ids. */
function texts(value: unknown, key = ''): string[] {
  if (typeof value === 'string') return /id$|ids$|^schema$|^stage|^kind$/i.test(key) ? [] : [value];
  if (Array.isArray(value)) return value.flatMap((item: unknown) => texts(item, key));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, held]) => texts(held, name));
}

describe('the shipped subjects', () => {
  it('are six for each bloc that has a role play', () => {
    const blocIds = shippedSubjects().map(({ blocId }) => blocId);
    expect(blocIds.filter((id) => id === 'BC1')).toHaveLength(6);
    expect(blocIds.filter((id) => id === 'BC2')).toHaveLength(6);
  });

  it('are named by their ids, all different', () => {
    expect(shippedSubjects().map(({ id }) => `${id}.json`)).toEqual(SUBJECT_FILES);
  });

  it('hold a disability situation twice', () => {
    expect(shippedSubjects().filter(({ customer }) => customer.disability !== undefined)).toHaveLength(2);
  });
});

describe.each(SUBJECT_FILES)('%s', (file) => {
  const subject = readSubject(file);

  it('answers each criterion of the competences that it aims at', () => {
    expect(checkSubject(subject, certification)).toEqual([]);
  });

  it('gives two or three roles, and four to six moves with their moment', () => {
    const moves = subject.roles.flatMap((role) => role.moves);
    expect([2, 3]).toContain(subject.roles.length);
    expect([4, 5, 6]).toContain(moves.length);
    for (const { moment } of moves) if (moment.kind === 'minute') expect(moment.minute).toBeLessThan(15);
  });

  it('shows the candidate nothing of the jury', () => {
    expect(leaks(subject)).toEqual([]);
    expect(Object.keys(candidateSheet(subject)).sort()).toEqual(
      ['blocId', 'context', 'crm', 'documents', 'offer', 'subjectId', 'title', 'version'].sort(),
    );
  });

  it('gives each role its card and the observer every move', () => {
    for (const role of subject.roles) expect(jurorCard(subject, role.id)?.role).toEqual(role);
    expect(jurorCard(subject, 'nobody')).toBeUndefined();
    expect(observerSheet(subject).moves).toHaveLength(subject.roles.flatMap(({ moves }) => moves).length);
  });

  it('follows French typography', () => {
    const faults = texts(subjectJson(file)).filter((text) =>
      /'|"| [:;?!»%€]|« |[^\u00a0][;?!»]|«[^\u00a0]|\.{3}| {2}|\d (?:kg|€|%)/.test(text),
    );
    expect(faults).toEqual([]);
  });
});
