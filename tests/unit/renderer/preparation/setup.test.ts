import { describe, expect, test } from 'vitest';
import {
  EMPTY_SETUP,
  offeredTests,
  passportGaps,
  setupDraftFaults,
  setupInputOf,
  importableTests,
} from '../../../../src/renderer/src/features/preparation/setup-draft.ts';
import type { SetupDraft } from '../../../../src/renderer/src/features/preparation/setup-draft.ts';
import { passageInput } from '../../../../src/shared/areas/preparation/setups.ts';
import { session } from '../sample-views.ts';

const DRAFT: SetupDraft = {
  ...EMPTY_SETUP,
  candidate: { ...EMPTY_SETUP.candidate, lastName: ' MIRABELLE ', firstName: 'Léonie' },
  testId: 'BC1-oral',
};

describe('draft of a passage', () => {
  test('an empty draft names what it lacks, in the order of the form', () => {
    expect(setupDraftFaults(EMPTY_SETUP)).toEqual(['lastName', 'firstName', 'test']);
  });

  test('offers the jury tests of the session’s blocs only', () => {
    expect(offeredTests(session({ blocIds: ['BC3'] })).map(({ test: { id } }) => id)).toEqual(['BC3-oral']);
  });

  test('takes the results of the bloc’s tests that no jury holds', () => {
    const [oral] = offeredTests(session());
    expect(oral && importableTests(oral, session().referentiel).map(({ id }) => id)).toEqual(['BC1-quiz']);
  });

  test('makes a request that the contract takes', () => {
    const draft = {
      ...DRAFT,
      accommodation: { timeMeasure: { kind: 'third' as const }, otherMeasures: [' Consignes lues ', ' '] },
      importedResults: { 'BC1-quiz': '16/20', 'BC3-oral': 'ailleurs', 'BC1-role-play': ' ' },
    };
    const input = setupInputOf(draft, session());
    expect(passageInput.safeParse(input).success).toBe(true);
    expect(input).toMatchObject({
      candidate: { lastName: 'MIRABELLE' },
      accommodation: { otherMeasures: ['Consignes lues'] },
    });
    expect(input?.importedResults).toEqual({ 'BC1-quiz': '16/20' });
  });

  test('an evaluator is kept only where the source contradicts itself, and never presumed', () => {
    expect(setupInputOf({ ...DRAFT, evaluatorChoice: 'jury' }, session())?.evaluatorChoice).toBeNull();
    expect(setupInputOf({ ...DRAFT, testId: 'BC3-oral' }, session())?.evaluatorChoice).toBeNull();
    const chosen = { ...DRAFT, testId: 'BC3-oral', evaluatorChoice: 'tutor' as const };
    expect(setupInputOf(chosen, session())?.evaluatorChoice).toBe('tutor');
  });

  test('a test of another session makes no request', () => {
    expect(setupInputOf({ ...DRAFT, testId: 'elsewhere' }, session())).toBeNull();
  });

  test('warns of what the skills passport will ask for', () => {
    expect(passportGaps(EMPTY_SETUP.candidate)).toEqual(['birthDate', 'birthPlace']);
    expect(
      passportGaps({ ...EMPTY_SETUP.candidate, birthDate: '2001-02-03', birthPlace: 'Ville imaginaire' }),
    ).toEqual([]);
  });
});
