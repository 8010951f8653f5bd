/** What is stored about the role play of a passage: how its subject came, who plays what, and what was stamped. */
import type { Bloc, Certification } from '../../../domain/certification/certification.schema.ts';
import type { Test } from '../../../domain/certification/test.schema.ts';
import type { Subject } from '../../../domain/roleplay/subject.schema.ts';
import type { Repos } from '../../db/repos.ts';
import type { DrawRepo, StoredCommitment, StoredDraw } from '../../db/repos/draw.repo.ts';
import type { RoleplayRepo, StoredRole, StoredStamp } from '../../db/repos/roleplay.repo.ts';
import type { SubjectRepo } from '../../db/repos/subject.repo.ts';

export interface RoleplayFacts {
  /** Every draw, oldest first. */
  readonly draws: readonly StoredDraw[];
  /** The draw that stands: the last one, unless the passage moved to another bloc since. */
  readonly standing: StoredDraw | null;
  /** Text of the subject that stands, exactly as drawn. */
  readonly subject: Subject | null;
  /** Settled, and not drawn yet. */
  readonly pending: StoredCommitment | null;
  readonly roles: readonly StoredRole[];
  readonly stamps: readonly StoredStamp[];
}

/** What a passage's preparation says of its role play. */
interface PreparedPlay {
  readonly passage: { readonly id: string };
  readonly certification: Certification;
  readonly blocs: readonly Bloc[];
  readonly test: Test;
}

/** Whether a subject is of the certification and of a bloc that the test bears on. */
export function isSubjectOf(
  subject: Pick<Subject, 'referentielId' | 'blocId'>,
  { blocs, certification }: Pick<PreparedPlay, 'blocs' | 'certification'>,
): boolean {
  const isOfBlocs = blocs.length === 0 || blocs.some(({ id }) => id === subject.blocId);
  return subject.referentielId === certification.id && isOfBlocs;
}

export interface RoleplayStore {
  readonly subjects: SubjectRepo;
  readonly draws: DrawRepo;
  readonly plays: RoleplayRepo;
  /** Facts of a passage's role play, or null when its test has no subject to play. */
  load(prepared: PreparedPlay): RoleplayFacts | null;
}

/** The store of the role plays over those repos. */
export function createRoleplayStore({
  draws,
  plays,
  subjects,
}: Pick<Repos, 'draws' | 'plays' | 'subjects'>): RoleplayStore {
  function drawnSubject({ record }: StoredDraw): Subject {
    const { subjectId, version } = record.result;
    const stored = subjects.get(subjectId, version);
    if (stored === null) throw new Error(`subject ${subjectId} ${String(version)} is not stored`);
    return stored.subject;
  }

  return {
    subjects,
    draws,
    plays,
    load: ({ blocs, certification, passage, test }) => {
      if (test.materials?.includes('role-play-subject') !== true) return null;
      const { draws: drawn, pending } = draws.ofPassage(passage.id);
      const last = drawn.at(-1);
      const subject = last === undefined ? null : drawnSubject(last);
      const isOfBloc = subject !== null && isSubjectOf(subject, { certification, blocs });
      const standing = isOfBloc ? (last ?? null) : null;
      return {
        draws: drawn,
        standing,
        subject: isOfBloc ? subject : null,
        pending,
        ...(standing === null ? { roles: [], stamps: [] } : plays.ofChoice(standing.commitmentId)),
      };
    },
  };
}
