import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseSubjectText } from '../../../domain/roleplay/subject.parse.ts';
import type { Deps } from '../../kernel/deps.ts';
import { shippedText } from '../../kernel/given-text.ts';
import { faultsAgainst, storeSubject } from './subject-store.ts';
import { UNTOLD } from '../../kernel/act.ts';
import { DONE } from '../../kernel/refusal.ts';

/** A shipped file that was not taken, and why; the stored versions go on serving. */
export interface ShippedSubjectRefusal {
  readonly file: string;
  readonly code: 'subject-invalid' | 'subject-conflict';
}

/** Takes the subjects shipped with the application into the bank; référentiels come first. A version is taken once. */
export function loadShippedSubjects({
  act,
  resources,
}: Pick<Deps, 'act' | 'resources'>): readonly ShippedSubjectRefusal[] {
  const files = readdirSync(resources.subjects).filter((name) => name.endsWith('.json'));
  const readings = files.map((file) => ({
    file,
    reading: parseSubjectText(shippedText(join(resources.subjects, file))),
  }));
  const refused: ShippedSubjectRefusal[] = [];
  act(UNTOLD, ({ now, repos: { referentiels, subjects } }) => {
    for (const { file, reading } of readings) {
      if (!reading.ok || faultsAgainst(referentiels, reading.value).length > 0) {
        refused.push({ file, code: 'subject-invalid' });
      } else if (storeSubject(subjects, reading.value, 'shipped', now.wall) === 'conflict') {
        refused.push({ file, code: 'subject-conflict' });
      }
    }
    return DONE;
  });
  return refused;
}
