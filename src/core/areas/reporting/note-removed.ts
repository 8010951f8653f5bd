/** What was declared and removed again by hand: a named person says so, where no returned report did. */
import type { z } from 'zod';
import type { removalInput } from '../../../shared/areas/reporting.ts';
import type { Answer } from '../../../shared/error-codes.ts';
import { sha256Hex } from '../../documents/minutes-file.ts';
import { confirmActor } from '../../kernel/named-actor.ts';
import { DONE, notFound, refuse } from '../../kernel/refusal.ts';
import { createDeclarables } from './declarable.ts';
import type { Calendar } from './declarable.ts';
import { readSettings } from './reporting-settings.ts';
import type { ReportingParts } from './reporting.types.ts';

/** The word is kept as a report of one row would be, by the digest of what was said. */
export async function noteRemoved(
  { deps, sources }: Pick<ReportingParts, 'deps' | 'sources'>,
  calendar: () => Calendar,
  { actor, documentId, note }: z.output<typeof removalInput>,
): Promise<Answer<null>> {
  const confirmed = await confirmActor(deps, actor);
  if (!confirmed.ok) return confirmed;
  return deps.act('reporting', ({ now, repos }) => {
    if (!confirmed.value.stillHolds()) return refuse('pin-wrong');
    const record = repos.issued.get(documentId);
    const said = repos.lots.ofDocument(documentId);
    if (record === null || said === null) return notFound({ documentId });
    const declarables = createDeclarables(sources, repos, readSettings(repos), calendar());
    if (declarables.of({ record, said })?.view.state !== 'to-remove') return refuse('declaration-stands');
    const { id, name } = confirmed.value.actor;
    const row = { technicalId: said.technicalId, verdict: 'refused' as const, reason: `${note} (${name})` };
    repos.lots.addReturn(said.lotId, row, sha256Hex(note), now.wall);
    const details = { lotId: said.lotId, technicalId: said.technicalId, by: id };
    repos.audit.append({ at: now.wall, action: 'declaration-removed', subjectId: documentId, details });
    return DONE;
  });
}
