import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseSubject, parseSubjectText } from '../../../../src/domain/roleplay/subject.parse.ts';
import { SUBJECT_SCHEMA } from '../../../../src/domain/roleplay/subject.schema.ts';
import type { Subject } from '../../../../src/domain/roleplay/subject.schema.ts';
import {
  draftOf,
  emptyForm,
  emptyMove,
  emptyRole,
  formOf,
} from '../../../../src/renderer/src/features/subjects/form/subject-draft.ts';
import {
  faultsAtFields,
  missingFields,
  readPath,
} from '../../../../src/renderer/src/features/subjects/form/subject-form-faults.ts';

const FOLDER = resolve(import.meta.dirname, '../../../../resources/subjects');

const shipped: readonly Subject[] = readdirSync(FOLDER).map((file) => {
  const reading = parseSubjectText(readFileSync(join(FOLDER, file), 'utf8'));
  if (!reading.ok) throw new Error(file);
  return reading.value;
});

const first = shipped[0];
if (first === undefined) throw new Error('no subject is shipped');

function criteriaOf({ goodAnswers }: Subject): readonly string[] {
  return goodAnswers.map(({ criterionId }) => criterionId);
}

describe('a stored subject in the form', () => {
  test.each(shipped.map((subject) => [subject.id, subject] as const))(
    '%s comes back as it was',
    (_, subject) => {
      const { id, schema, version, ...draft } = subject;
      expect(draftOf(formOf(subject), criteriaOf(subject))).toEqual(draft);
      expect([id, schema, version]).toHaveLength(3);
    },
  );

  test('nothing is missing from it', () => {
    expect(missingFields(draftOf(formOf(first), criteriaOf(first)))).toEqual([]);
  });
});

describe('what is typed', () => {
  test('stray blanks and empty rows do not reach the format', () => {
    const form = {
      ...formOf(first),
      title: '  Un titre   long ',
      candidateContext: ' Un paragraphe.\n\n  Un autre. \n',
      offerLines: [
        { label: ' Prix ', value: '2 €' },
        { label: '', value: ' ' },
      ],
      offerNotes: ' ',
    };
    const draft = draftOf(form, criteriaOf(first));
    expect(draft.title).toBe('Un titre long');
    expect(draft.candidateContext).toBe('Un paragraphe.\nUn autre.');
    expect(draft.offer.lines).toEqual([{ label: 'Prix', value: '2 €' }]);
    expect(draft.offer).not.toHaveProperty('notes');
    expect(parseSubject({ ...draft, schema: SUBJECT_SCHEMA, id: first.id, version: 2 }).ok).toBe(true);
  });

  test('answers of competences that are no longer aimed at are left out', () => {
    expect(draftOf(formOf(first), criteriaOf(first).slice(1)).goodAnswers).toHaveLength(
      first.goodAnswers.length - 1,
    );
  });

  test('new roles and moves get ids that nothing else has', () => {
    const { roles } = formOf(first);
    const added = emptyRole(roles);
    expect(roles.map(({ id }) => id)).not.toContain(added.id);
    const move = emptyMove([...roles, added]);
    const next = emptyMove([...roles, { ...added, moves: [move] }]);
    expect(next.id).not.toBe(move.id);
  });
});

describe('faults of the form', () => {
  test('an empty form lacks its fields, in their order', () => {
    const paths = missingFields(draftOf(emptyForm([]), [])).map(({ path }) => path);
    expect(paths).toEqual([
      'title',
      'blocId',
      'candidateContext',
      'offer.title',
      'offer.lines',
      'customer.name',
      'customer.role',
      'customer.company',
      'customer.motives',
      'roles[0].name',
      'roles[0].brief',
    ]);
  });

  test('a fault inside a list that is one field leads to that field', () => {
    const at = (path: string) => faultsAtFields([{ path, code: 'leak', message: '' }])[0]?.path;
    expect(at('customer.history[2]')).toBe('customer.history');
    expect(at('roles[1].mustNotSay[0]')).toBe('roles[1].mustNotSay');
    expect(at('roles[0].moves[2].moment.stage')).toBe('roles[0].moves[2].moment');
    expect(at('competenceIds[1]')).toBe('competenceIds');
    expect(at('offer.lines[0].label')).toBe('offer.lines[0].label');
  });

  test('a path is read in words and ranks', () => {
    expect(readPath('roles[0].moves[1].text')).toEqual([
      { word: 'roles', rank: 1 },
      { word: 'moves', rank: 2 },
      { word: 'text', rank: null },
    ]);
    expect(readPath('')).toEqual([]);
  });
});
