/** Every French string of the minutes that is about the subject of a role play. */
import type { MinutesContent } from '../domain/minutes/minutes.schema.ts';
import type { ExclusionReason } from '../domain/roleplay/draw.schema.ts';

type Stamp = NonNullable<MinutesContent['roleplay']>['timeline'][number]['kind'];

/** In the order in which they are printed. */
export const EXCLUSIONS: readonly { readonly reason: ExclusionReason; readonly label: string }[] = [
  { reason: 'seen-in-session', label: 'Déjà vus dans la session' },
  { reason: 'seen-by-candidate', label: 'Déjà vus par le candidat' },
  { reason: 'manual', label: 'Écartés par le jury' },
];

export const STAMP: Readonly<Record<Stamp, string>> = { stage: 'Étape', move: 'Intervention' };

/** Role of a member who does not play. */
export const OBSERVER = 'observation';
