/** Chooses the words of a document by the version of its content: here and nowhere else. */
import type { MinutesContent } from '../domain/minutes/minutes.schema.ts';
import type { MinutesWording } from './wording.types.ts';
import { WORDING_1 } from './wording-1.ts';
import { WORDING_2 } from './wording-2.ts';

/** The words under which that content was signed. */
export function wordingOf({ schema }: Pick<MinutesContent, 'schema'>): MinutesWording {
  switch (schema) {
    case 'pupitre.minutes/1':
      return WORDING_1;
    case 'pupitre.minutes/2':
      return WORDING_2;
  }
}
