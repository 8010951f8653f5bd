/** Faults that no single field shows: references between parts of a certification, and rules held against what they govern. */
import { asSeen, repeatedEntries, certificationFault } from './certification.faults.ts';
import type { FaultPath } from '../referentiel/referentiel.faults.ts';
import type { PlacedFault } from './certification.faults.ts';
import { unseenTexts } from '../text/printable.ts';
import type { Certification } from './certification.schema.ts';
import { idFaults } from './checks/ids.ts';
import { juryFaults } from './checks/jury.ts';
import { reachFaults } from './checks/reach.ts';
import { ruleFaults } from './checks/rules.ts';
import { scaleFaults } from './checks/scales.ts';
import { testFaults } from './checks/tests.ts';
import { treeFaults } from './checks/tree.ts';

/** Every cross-field fault of a structurally valid certification; none means that it can be used. */
export function crossCheckCertification(certification: Certification): PlacedFault[] {
  const faults = [
    ...idFaults(certification),
    ...scaleFaults(certification),
    ...treeFaults(certification),
    ...testFaults(certification),
    ...wordFaults(certification),
    ...twinFaults(certification),
    ...juryFaults(certification),
    ...repeatedEntries(certification.reminderMs ?? [], ['reminderMs']),
    ...ruleFaults(certification),
  ];
  // What marks reach can be asked only once everything that is named is there.
  return faults.length > 0 ? faults : reachFaults(certification);
}

/** A fault for each text with characters that nobody sees. */
export function unseenFaults(certification: Certification): PlacedFault[] {
  return unseenTexts(certification).map(({ characters, path }) =>
    certificationFault(path, 'unseen', `caractères invisibles, à retirer : ${characters.join(', ')}`),
  );
}

/** Parts that a person who chooses one, or reads minutes, could not tell apart. */
function twinFaults({ blocs, competences, tests }: Certification): PlacedFault[] {
  return [
    ...twins(['blocs'], 'title', blocs, ({ sourceLabel, title }) => [sourceLabel, title]),
    ...twins(['competences'], 'statement', competences, ({ sourceLabel, statement }) => [
      sourceLabel,
      statement,
    ]),
    ...twins(['tests'], 'title', tests, ({ blocIds, title }) => [title, ...blocIds.toSorted()]),
  ];
}

function twins<Part extends { readonly id: string }>(
  at: FaultPath,
  field: string,
  parts: readonly Part[],
  wordsOf: (part: Part) => readonly string[],
): PlacedFault[] {
  const first = new Map<string, string>();
  return parts.flatMap((part, index) => {
    const words = asSeen(wordsOf(part).join('\n'));
    const twin = first.get(words);
    if (twin === undefined) first.set(words, part.id);
    // Blank while it is being written: another fault says so.
    if (twin === undefined || wordsOf(part).includes('')) return [];
    const reason = `se lit comme « ${twin} » : rien ne les distinguerait`;
    return [certificationFault([...at, index, field], 'same-words', reason)];
  });
}

/** Outcomes that one word names could not be told apart in minutes. */
function wordFaults({ words }: Certification): PlacedFault[] {
  return (['test', 'blocOutcome', 'whole'] as const).flatMap((part) => {
    const entries = Object.entries(words[part]);
    return entries.flatMap(([key, word], index) =>
      entries.slice(0, index).some(([, other]) => isSameWord(word, other))
        ? [certificationFault(['words', part, key], 'same-words', `« ${word} » désigne déjà une autre issue`)]
        : [],
    );
  });
}

function isSameWord(word: string, other: string): boolean {
  return asSeen(word) === asSeen(other);
}
