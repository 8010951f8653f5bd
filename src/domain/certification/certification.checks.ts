/** Faults that no single field shows: references between parts of a certification, and rules held against what they govern. */
import { repeatedEntries, certificationFault } from './certification.faults.ts';
import type { PlacedFault } from './certification.faults.ts';
import type { Certification } from './certification.schema.ts';
import { idFaults } from './checks/ids.ts';
import { juryFaults } from './checks/jury.ts';
import { ruleFaults } from './checks/rules.ts';
import { scaleFaults } from './checks/scales.ts';
import { testFaults } from './checks/tests.ts';
import { treeFaults } from './checks/tree.ts';

/** Every cross-field fault of a structurally valid certification; none means that it can be used. */
export function crossCheckCertification(certification: Certification): PlacedFault[] {
  return [
    ...idFaults(certification),
    ...scaleFaults(certification),
    ...treeFaults(certification),
    ...testFaults(certification),
    ...wordFaults(certification),
    ...juryFaults(certification),
    ...repeatedEntries(certification.reminderMs ?? [], ['reminderMs']),
    ...ruleFaults(certification),
  ];
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
  return word.normalize('NFC').toLocaleLowerCase('fr') === other.normalize('NFC').toLocaleLowerCase('fr');
}
