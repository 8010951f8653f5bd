/** Finds what is for the jury alone and can nevertheless be read on the candidate's sheet. */
import type { FaultPath } from '../referentiel/referentiel.faults.ts';
import { candidateSheet, sheetTexts } from './candidate-sheet.ts';
import type { Subject, SubjectRole } from './subject.schema.ts';

export interface Leak {
  /** Where the jury's text stands in the subject. */
  readonly path: FaultPath;
  /** The sentence, or the words of it, that the candidate can read. */
  readonly text: string;
}

interface ReservedText {
  readonly path: FaultPath;
  readonly text: string;
  /** A sentence of fewer words than this is too common to be held against the sheet. */
  readonly minWords: number;
}

const MIN_SENTENCE_WORDS = 3;
/** So many words in a row are no coincidence, even when the sentence around them differs. */
const RUN_WORDS = 7;

/** Every text that only the jury may read, with its path. */
export function reservedTexts(subject: Subject): readonly ReservedText[] {
  const { customer, goodAnswers, roles } = subject;
  const { disability, history, motives } = customer;
  const shownInCrm = (subject.crm ?? []).map(({ label, value }) => spaced(`${label} ${value}`)).join('');
  return [
    ...motives.map((text, index) => reserved(['customer', 'motives', index], text)),
    ...history.flatMap((text, index) =>
      shownInCrm.includes(spaced(text)) ? [] : [reserved(['customer', 'history', index], text)],
    ),
    ...(disability === undefined
      ? []
      : [
          // A single word gives a disability away.
          { ...reserved(['customer', 'disability', 'situation'], disability.situation), minWords: 1 },
          reserved(['customer', 'disability', 'expectedAdaptation'], disability.expectedAdaptation),
        ]),
    ...roles.flatMap((role, index) => reservedOfRole(role, ['roles', index])),
    ...goodAnswers.map(({ text }, index) => reserved(['goodAnswers', index, 'text'], text)),
  ];
}

function reservedOfRole({ brief, knows, moves, mustNotSay }: SubjectRole, at: FaultPath): ReservedText[] {
  return [
    reserved([...at, 'brief'], brief),
    ...knows.map((text, index) => reserved([...at, 'knows', index], text)),
    ...mustNotSay.map((text, index) => reserved([...at, 'mustNotSay', index], text)),
    ...moves.map(({ text }, index) => reserved([...at, 'moves', index, 'text'], text)),
  ];
}

function reserved(path: FaultPath, text: string): ReservedText {
  return { path, text, minWords: MIN_SENTENCE_WORDS };
}

/**
 * The jury's texts that the candidate's sheet holds, by a whole sentence or a long run of words; case and accents
 * apart. One leak for each text, its first.
 */
export function leaks(subject: Subject): readonly Leak[] {
  const sheet = sheetTexts(candidateSheet(subject)).map(spaced).join('\n');
  return reservedTexts(subject).flatMap(({ minWords, path, text }) => {
    const [leaked] = sentencesOf(text).flatMap((sentence) => {
      const words = wordsOf(sentence);
      if (words.length >= minWords && holds(sheet, words)) return [sentence];
      const run = runsOf(words).find((candidate) => holds(sheet, candidate));
      return run === undefined ? [] : [run.join(' ')];
    });
    return leaked === undefined ? [] : [{ path, text: leaked }];
  });
}

function runsOf(words: readonly string[]): readonly (readonly string[])[] {
  return words.length < RUN_WORDS
    ? []
    : Array.from({ length: words.length - RUN_WORDS + 1 }, (_, start) =>
        words.slice(start, start + RUN_WORDS),
      );
}

function holds(sheet: string, words: readonly string[]): boolean {
  return words.length > 0 && sheet.includes(` ${words.join(' ')} `);
}

function sentencesOf(text: string): readonly string[] {
  return text
    .split(/(?<=[.!?…;:])\s+|\n/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}

/** Words in lower case without accents, punctuation or ligature: what a reader recognises. */
function wordsOf(text: string): readonly string[] {
  return (
    text
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replaceAll('œ', 'oe')
      .replaceAll('æ', 'ae')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

function spaced(text: string): string {
  return ` ${wordsOf(text).join(' ')} `;
}
