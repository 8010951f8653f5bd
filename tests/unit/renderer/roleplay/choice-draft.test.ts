import { describe, expect, test } from 'vitest';
import {
  EMPTY_CHOICE,
  drawFaults,
  drawOrder,
  isInDraw,
  pickFaults,
} from '../../../../src/renderer/src/features/roleplay/choice/choice-draft.ts';
import { subjectDraw } from '../../../../src/shared/areas/roleplay.ts';
import type { PoolSubject, SubjectChoice } from '../../../../src/shared/areas/roleplay.ts';

function subject(id: string, state: 'open' | 'repeat' | 'barred'): PoolSubject {
  return { id, isEligible: state === 'open', isRepeat: state === 'repeat' } as PoolSubject;
}

const OPEN = subject('open', 'open');
const REPEAT = subject('repeat', 'repeat');
const BARRED = subject('barred', 'barred');
const STANDING = { record: { result: { subjectId: 'open' } } } as SubjectChoice;
const view = (pool: readonly PoolSubject[], choice: SubjectChoice | null = null) => ({
  passageId: 'p1',
  pool,
  choice,
});

describe('what is in a draw', () => {
  test('the eligible ones, and those of the session once they may come again', () => {
    const isIn = (one: PoolSubject, draft = EMPTY_CHOICE) => isInDraw(one, draft, null);
    expect([OPEN, REPEAT, BARRED].filter((one) => isIn(one))).toEqual([OPEN]);
    const draft = { ...EMPTY_CHOICE, isRepeatAllowed: true };
    expect([OPEN, REPEAT, BARRED].filter((one) => isIn(one, draft))).toEqual([OPEN, REPEAT]);
  });

  test('neither the subject to replace nor one that is set aside', () => {
    expect(isInDraw(OPEN, EMPTY_CHOICE, 'open')).toBe(false);
    expect(isInDraw(OPEN, { ...EMPTY_CHOICE, setAside: { open: 'Trop proche de son stage.' } }, null)).toBe(
      false,
    );
  });
});

describe('what holds a choice back', () => {
  test('nothing for a plain draw', () => {
    expect(drawFaults(view([OPEN, BARRED]), EMPTY_CHOICE)).toEqual([]);
  });

  test('reasons that are not written', () => {
    const draft = { ...EMPTY_CHOICE, isRepeatAllowed: true, setAside: { barred: ' ' } };
    expect(drawFaults(view([REPEAT], STANDING), draft)).toEqual([
      'replace-reason',
      'repeat-reason',
      'set-aside-reason',
    ]);
  });

  test('a list with nothing in it', () => {
    expect(drawFaults(view([REPEAT, BARRED]), EMPTY_CHOICE)).toEqual(['nothing-left']);
  });

  test('a pick without a subject, or of one that comes again', () => {
    expect(pickFaults(view([]), null, EMPTY_CHOICE)).toEqual(['subject']);
    expect(pickFaults(view([]), REPEAT, EMPTY_CHOICE)).toEqual(['repeat-reason']);
    expect(pickFaults(view([]), OPEN, EMPTY_CHOICE)).toEqual([]);
  });
});

test('the order is a request that the contract takes', () => {
  const draft = {
    setAside: { barred: ' Trop long. ' },
    isRepeatAllowed: true,
    repeatReason: 'Banque épuisée.',
    replaceReason: 'Candidat du même magasin.',
  };
  const order = drawOrder(view([OPEN], STANDING), draft);
  expect(order).toEqual({
    passageId: 'p1',
    exclusions: [{ subjectId: 'barred', reason: 'Trop long.' }],
    repeatReason: 'Banque épuisée.',
    replaceReason: 'Candidat du même magasin.',
  });
  expect(subjectDraw.safeParse(order).success).toBe(true);
  expect(drawOrder(view([OPEN]), EMPTY_CHOICE)).toMatchObject({ repeatReason: null, replaceReason: null });
});
