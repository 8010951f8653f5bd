/** Gathers what goes back: the sealed minutes of a received session, each with what proves it. */
import type { Answer } from '../../../shared/error-codes.ts';
import type { Repos } from '../../db/repos.ts';
import type { ReceivedHandover } from '../../db/repos/handover.repo.ts';
import type { MinutesFiles, MinutesRecord } from '../../db/repos/minutes.repo.ts';
import { otherTurn } from '../../kernel/other-turn.ts';
import { granted, notFound, refuse } from '../../kernel/refusal.ts';
import type { createArchiveExport } from '../archive/index.ts';
import type { ReturnedMinutes } from './handed-session.ts';

type Files = Pick<ReturnType<typeof createArchiveExport>, 'filesOf'>;
type Parts = Pick<Repos, 'handovers' | 'minutes' | 'rectifications'>;

/** Passages of a received session, and the minutes of each that has any: the first ones, then their rectifications. */
export function sealedOf(
  { handovers, rectifications }: Pick<Parts, 'handovers' | 'rectifications'>,
  { handoverId }: Pick<ReceivedHandover, 'handoverId'>,
): readonly { readonly originId: string; readonly minutesIds: readonly string[] }[] {
  return handovers
    .names(handoverId)
    .filter(({ kind }) => kind === 'passage')
    .map(({ localId, originId }) => ({ originId, minutesIds: rectifications.series(localId) }));
}

/** Refuses with `handover-empty` where nothing is sealed yet. */
export async function gatherReturn(
  repos: Parts,
  files: Files,
  received: ReceivedHandover,
  step: (done: number, total: number) => void,
): Promise<Answer<ReturnedMinutes>> {
  const sealed = sealedOf(repos, received).filter(({ minutesIds }) => minutesIds.length > 0);
  if (sealed.length === 0) return refuse('handover-empty');
  const passages: ReturnedMinutes['passages'] = [];
  for (const [done, { minutesIds, originId }] of sealed.entries()) {
    step(done, sealed.length);
    const minutes: ReturnedMinutes['passages'][number]['minutes'] = [];
    for (const minutesId of minutesIds) {
      const items = await files.filesOf(minutesId, { formats: ['pdf', 'proof'], read: readerOf(repos) });
      if (!items.ok) return items;
      const [pages, ...beside] = items.value.map(({ bytes, name }) => ({
        name,
        bytes: new Uint8Array(bytes),
      }));
      if (pages !== undefined) minutes.push({ ...pages, beside });
      await otherTurn();
    }
    passages.push({ originId, minutes });
  }
  return granted({ schema: 'pupitre.return/1', sessionId: received.sessionId, passages });
}

function readerOf({ minutes }: Pick<Parts, 'minutes'>) {
  return (minutesId: string): Answer<{ readonly record: MinutesRecord; readonly files: MinutesFiles }> => {
    const record = minutes.find(minutesId);
    const files = minutes.files(minutesId);
    return record === null || files === null ? notFound({ minutesId }) : granted({ record, files });
  };
}
