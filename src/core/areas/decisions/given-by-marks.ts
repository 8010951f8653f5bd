/** Marks by which the juries of sessions of here compensated: those of the asking session, and those that minutes seal. */
import type { Evidence } from '../../../domain/bloc/bloc.schema.ts';
import type { SealedMark } from '../../../domain/bloc/sealed-marks.ts';
import type { NewMark } from '../../db/repos/session-candidate.repo.ts';
import type { Repos } from '../../db/repos.ts';
import { newMarkEvidence } from './given-otherwise.ts';
import type { RuledRow } from './given-by-session-minutes.ts';
import { lastOf } from './rulings-of-minutes.ts';

export interface MarksGiven {
  /** Of the asking session, that no minutes seal yet. */
  readonly own: readonly Evidence[];
  readonly sealed: readonly SealedMark[];
}

/**
 * Over the enrolments of one person. A mark counts for the jury that entered it, and for others once it is sealed: what the last
 * sealed ruling of a session on a bloc stood on says which of its marks are. `dayOf` tells the ISO day of an instant.
 */
export function marksOfSessions(
  { rulings, sealed, sessionCandidates }: Pick<Repos, 'rulings' | 'sealed' | 'sessionCandidates'>,
  enrolmentIds: readonly string[],
  sessionId: string | null,
  dayOf: (at: NewMark['at']) => string,
): MarksGiven {
  const marks = sessionCandidates.marks(enrolmentIds);
  const known = new Map<string, readonly Evidence[]>();
  for (const session of new Set(marks.map((mark) => mark.sessionId))) {
    const taken = rulings.ofCandidate(session, enrolmentIds).filter(({ id }) => sealed.isSealed(id));
    const stoodOn = [...new Map(taken.map(({ blocId, grounds }) => [blocId, grounds.evidence])).values()];
    for (const { id } of marks.filter((mark) => mark.sessionId === session)) {
      const before = stoodOn.find((evidence) => evidence.some((each) => each.id === id));
      if (before !== undefined) known.set(id, before);
    }
  }
  const last = new Map(
    marks
      .filter((mark) => mark.sessionId === sessionId)
      .map((mark) => [`${mark.testId} ${mark.blocId}`, mark]),
  );
  const isTakenBack = ({ blocId, testId, ...mark }: NewMark) =>
    mark.sessionId === sessionId && last.get(`${testId} ${blocId}`)?.value === null;
  return {
    own: [...last.values()]
      .filter(({ id, value }) => value !== null && !known.has(id))
      .map((mark) => newMarkEvidence(mark, dayOf(mark.at))),
    sealed: marks
      .filter((mark) => mark.value !== null && !isTakenBack(mark))
      .flatMap((mark) => {
        const before = known.get(mark.id);
        return before === undefined ? [] : [{ mark: newMarkEvidence(mark, dayOf(mark.at)), known: before }];
      }),
  };
}

/** Marks of sessions elsewhere, by the last minutes of each that rule on the bloc. */
export function marksFromElsewhere(ruled: readonly RuledRow[]): readonly SealedMark[] {
  const last = new Map<string, RuledRow>();
  for (const row of ruled) {
    const before = last.get(row.of);
    if (before === undefined || before.revision <= row.revision) last.set(row.of, row);
  }
  return [...last.values()].flatMap(({ marks }) => marks);
}

/** What a jury knew, each as the minutes that were rectified since name it now. */
export function asRectified({ known, mark }: SealedMark, rectified: ReadonlyMap<string, string>): SealedMark {
  return {
    mark,
    known: known.map((each) => {
      const [digest = '', ...part] = each.id.split(':');
      return { ...each, id: [lastOf(digest, rectified), ...part].join(':') };
    }),
  };
}
