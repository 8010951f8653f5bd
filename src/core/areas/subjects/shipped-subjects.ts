import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseSubjectText } from '../../../domain/roleplay/subject.parse.ts';
import { createReferentielRepo } from '../../db/repos/referentiel.repo.ts';
import { createSubjectRepo } from '../../db/repos/subject.repo.ts';
import type { Deps } from '../../kernel/deps.ts';
import { shippedText } from '../../kernel/given-text.ts';
import { faultsAgainst, storeSubject } from './subject-store.ts';

/** A shipped file that was not taken, and why; the stored versions go on serving. */
export interface ShippedSubjectRefusal {
  readonly file: string;
  readonly code: 'subject-invalid' | 'subject-conflict';
}

/** Takes the subjects shipped with the application into the bank; référentiels come first. A version is taken once. */
export function loadShippedSubjects(
  deps: Pick<Deps, 'clock' | 'db' | 'resources'>,
): readonly ShippedSubjectRefusal[] {
  const subjects = createSubjectRepo(deps.db);
  const referentiels = createReferentielRepo(deps.db);
  const at = deps.clock.read().wall;
  const files = readdirSync(deps.resources.subjects).filter((name) => name.endsWith('.json'));
  const readings = files.map((file) => ({
    file,
    reading: parseSubjectText(shippedText(join(deps.resources.subjects, file))),
  }));
  const load = deps.db.transaction((): readonly ShippedSubjectRefusal[] =>
    readings.flatMap(({ file, reading }): readonly ShippedSubjectRefusal[] => {
      if (!reading.ok || faultsAgainst(referentiels, reading.value).length > 0) {
        return [{ file, code: 'subject-invalid' }];
      }
      const stored = storeSubject(subjects, reading.value, 'shipped', at);
      return stored === 'conflict' ? [{ file, code: 'subject-conflict' }] : [];
    }),
  );
  return load.immediate();
}
