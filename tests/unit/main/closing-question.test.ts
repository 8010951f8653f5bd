import { expect, test } from 'vitest';
import { closingQuestion } from '../../../src/main/platform/closing-question.ts';
import { nativeTexts } from '../../../src/main/platform/texts.ts';

const { closing } = nativeTexts('fr').menu;
const CLOCK = { candidate: 'Léonie Mirabelle', phase: 'Questions' };

test('nothing is asked when nothing is left unfinished', () => {
  expect(closingQuestion(null, { count: 0, isStored: true }, closing)).toBeNull();
});

test('entries that are not saved are told, and that they are kept', () => {
  const question = closingQuestion(null, { count: 2, isStored: true }, closing);
  expect(question?.message).toContain('2 saisies');
  expect(question?.detail).toContain('gardé sur cet ordinateur');
  expect(closingQuestion(null, { count: 1, isStored: false }, closing)?.detail).toContain(
    'n’a pas pu être gardé',
  );
});

test('with a clock that runs, both are told', () => {
  const question = closingQuestion(CLOCK, { count: 1, isStored: true }, closing);
  expect(question?.message).toContain('Léonie Mirabelle');
  expect(question?.detail).toContain('Une saisie');
});
