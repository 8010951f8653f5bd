/** What minutes tell of grids that were filled in on paper: what was typed in afterwards, and the scan of each sheet. */
import type { MinutesContent2 } from '../../../domain/minutes/minutes.schema.ts';
import { gridOf } from '../passage/index.ts';
import type { PassageFacts, PassageStore } from '../passage/index.ts';

type PaperGrids = NonNullable<MinutesContent2['paperGrids']>;

/** Of sealed grids, in the order of the jury: what nobody sealed nobody else ever reads. Empty where no paper served. */
export function paperGridsOf({ papers }: Pick<PassageStore, 'papers'>, facts: PassageFacts): PaperGrids {
  const passageId = facts.passage.id;
  const entries = papers.entries(passageId);
  const scans = papers.scans(passageId);
  return facts.members
    .filter(({ id }) => gridOf(facts, id).sealedAt !== null)
    .flatMap(({ id }) => {
      const typed = entries.find(({ jurorId }) => jurorId === id) ?? null;
      const scan = scans.find(({ jurorId }) => jurorId === id) ?? null;
      if (typed === null && scan === null) return [];
      return [
        {
          jurorId: id,
          entries:
            typed === null
              ? null
              : {
                  markCount: typed.marks,
                  observationCount: typed.observations,
                  firstAt: typed.firstAt,
                  lastAt: typed.lastAt,
                },
          scan:
            scan === null
              ? null
              : {
                  name: scan.name,
                  mediaType: scan.mediaType,
                  byteCount: scan.byteCount,
                  sha256: scan.sha256,
                },
        },
      ];
    });
}
