import { displayName } from '../candidate/person.ts';
import type { ResultCandidate } from './issuing.types.ts';

/** First name and the name that the person goes by, as papers and lists of them say it. */
export function holderName({ birthName, firstName, usualName }: ResultCandidate): string {
  return displayName({ birthName, usualName, firstNames: [firstName] });
}
