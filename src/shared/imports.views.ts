import type { TextEncoding } from '../domain/text/text-file.ts';
import type { SubjectSummary } from './roleplay.views.ts';
import type { ReferentielSummary } from './views.ts';

/** How the text of an imported file was read, to be said when it is not the usual UTF-8. */
interface ReadAs {
  readonly encoding: TextEncoding;
}

export type ImportedReferentiel = ReferentielSummary & ReadAs;
export type ImportedSubject = SubjectSummary & ReadAs;
