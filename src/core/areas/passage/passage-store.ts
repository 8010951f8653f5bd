/** Everything stored about a passage, read in one place so that rules and screens see the same facts. */
import { planPassage, withPreparation } from '../../../domain/passage/accommodation.ts';
import { createPassage } from '../../../domain/passage/passage.machine.ts';
import type { PassagePlan, PassageState } from '../../../domain/passage/passage.types.ts';
import { competencesInScope, findBloc, findTest } from '../../../domain/referentiel/referentiel.ts';
import { durationMs } from '../../../domain/time/time.ts';
import type { Reading } from '../../../domain/time/time.ts';
import type { AccommodationInput } from '../../../shared/areas/passage/prepared.ts';
import type { WritableDatabase } from '../../db/database.ts';
import { createAttachmentRepo } from '../../db/repos/attachment.repo.ts';
import type { AttachmentRepo } from '../../db/repos/attachment.repo.ts';
import { createAttemptRepo } from '../../db/repos/attempt.repo.ts';
import type { AttemptRepo } from '../../db/repos/attempt.repo.ts';
import { createAuditRepo } from '../../db/repos/audit.repo.ts';
import type { AuditRepo } from '../../db/repos/audit.repo.ts';
import { createContentLockRepo } from '../../db/repos/content-lock.repo.ts';
import type { ContentLockRepo } from '../../db/repos/content-lock.repo.ts';
import { createDeclarationRepo } from '../../db/repos/declaration.repo.ts';
import type { DeclarationRepo } from '../../db/repos/declaration.repo.ts';
import { createDeliberationRepo } from '../../db/repos/deliberation.repo.ts';
import type { DeliberationRepo } from '../../db/repos/deliberation.repo.ts';
import { createDocumentPartRepo } from '../../db/repos/document-part.repo.ts';
import type { DocumentPartRepo } from '../../db/repos/document-part.repo.ts';
import { createExternalDocumentRepo } from '../../db/repos/external-document.repo.ts';
import type { ExternalDocumentRepo } from '../../db/repos/external-document.repo.ts';
import { createFreezeRepo } from '../../db/repos/freeze.repo.ts';
import type { FreezeRepo, FrozenMember } from '../../db/repos/freeze.repo.ts';
import { createGridRepo } from '../../db/repos/grid.repo.ts';
import type { GridRepo } from '../../db/repos/grid.repo.ts';
import { createJournalRepo } from '../../db/repos/journal.repo.ts';
import type { JournalRepo } from '../../db/repos/journal.repo.ts';
import { createJuryMemberRepo } from '../../db/repos/jury-member.repo.ts';
import { createMinutesRepo } from '../../db/repos/minutes.repo.ts';
import type { MinutesRepo } from '../../db/repos/minutes.repo.ts';
import { createPassageRepo } from '../../db/repos/passage.repo.ts';
import type { PassageRepo } from '../../db/repos/passage.repo.ts';
import { createPreferenceRepo } from '../../db/repos/preference.repo.ts';
import { createRectificationRepo } from '../../db/repos/rectification.repo.ts';
import type { RectificationRepo } from '../../db/repos/rectification.repo.ts';
import { createReferentielRepo } from '../../db/repos/referentiel.repo.ts';
import { createSessionRepo } from '../../db/repos/session.repo.ts';
import { createTimestampRepo } from '../../db/repos/timestamp.repo.ts';
import type { TimestampRepo } from '../../db/repos/timestamp.repo.ts';
import { databaseErrorCodeOf } from '../../db/sql-error.ts';
import { DamagedRecordError } from '../../kernel/damaged-record-error.ts';
import type { PassageFacts, PreparedPassage } from './passage-facts.ts';
import { createRoleplayStore } from './roleplay-facts.ts';
import { lockedJury } from './locked-jury.ts';
import type { RoleplayStore } from './roleplay-facts.ts';

/** Why a passage is held, and how it is shown. */
export interface Doubt {
  /** The state to show, which the journal gives; null when it gives none. */
  readonly state: PassageState | null;
  /** What it is read from, beside its state and journal, is gone or damaged: nothing here can mend it. */
  readonly isLost: boolean;
}

export interface PassageStore {
  readonly passages: PassageRepo;
  readonly attachments: AttachmentRepo;
  readonly freezes: FreezeRepo;
  readonly attempts: AttemptRepo;
  readonly declarations: DeclarationRepo;
  readonly journal: JournalRepo;
  readonly grids: GridRepo;
  readonly deliberation: DeliberationRepo;
  readonly locks: ContentLockRepo;
  readonly parts: DocumentPartRepo;
  readonly external: ExternalDocumentRepo;
  readonly minutes: MinutesRepo;
  readonly rectifications: RectificationRepo;
  readonly roleplay: RoleplayStore;
  readonly timestamps: TimestampRepo;
  readonly audit: AuditRepo;
  /**
   * Passages that refuse every change: their stored state is not the one of their journal, until someone says to go on
   * from it, or what they are read from is damaged.
   */
  readonly doubts: Map<string, Doubt>;
  /** When each of them was found: from then on nobody measured its clock. */
  readonly doubtsSince: Map<string, Reading>;
  /** Plan that the preparation of a passage gives, or null when there is no such passage. */
  planned(passageId: string): PassagePlan | null;
  /**
   * Everything about a passage, or null when there is none. Once it began, what was frozen then and what happened. Throws
   * DamagedRecordError when what it is read from is missing or of another shape.
   */
  load(passageId: string): PassageFacts | null;
  /** Name of the certifying organisation, printed at the head of the minutes. */
  organisation(): string;
}

/** Repos of the passages over one connection. */
export function createPassageStore(db: WritableDatabase): PassageStore {
  const passages = createPassageRepo(db);
  const sessions = createSessionRepo(db);
  const members = createJuryMemberRepo(db);
  const attachments = createAttachmentRepo(db);
  const referentiels = createReferentielRepo(db);
  const preferences = createPreferenceRepo(db);
  const declarations = createDeclarationRepo(db);
  const journal = createJournalRepo(db);
  const grids = createGridRepo(db);
  const deliberation = createDeliberationRepo(db);
  const locks = createContentLockRepo(db);
  const external = createExternalDocumentRepo(db);
  const minutes = createMinutesRepo(db);
  const rectifications = createRectificationRepo(db);
  const roleplay = createRoleplayStore(db);
  const freezes = createFreezeRepo(db);
  const attempts = createAttemptRepo(db);

  function organisation(): string {
    const name = preferences.all()['organisation'];
    return typeof name === 'string' ? name : '';
  }

  function prepared(passageId: string): PreparedPassage | null {
    const live = passages.get(passageId);
    const liveSession = live === null ? null : sessions.get(live.sessionId);
    if (live === null || liveSession === null) return null;
    const freeze = freezes.passage(passageId);
    const frozenSession = freezes.session(liveSession.id);
    const lock = locks.standing(passageId);
    const locked = freeze === null ? lockedJury(lock) : null;
    const session = { ...liveSession, ...frozenSession, ...locked?.session, ...freeze?.content.session };
    const passage = freeze?.content.passage ?? live;
    const stored = referentiels.get(session.referentielId, session.referentielVersion);
    if (stored === null) throw new Error(`session ${session.id} has no référentiel`);
    const { referentiel, digest } = stored;
    const bloc = findBloc(referentiel, passage.blocId);
    const test = findTest(referentiel, passage.blocId, passage.testId);
    if (bloc === undefined || test === undefined) throw new Error(`passage ${passageId} has no test`);
    return {
      freeze,
      passage,
      session,
      organisation: frozenSession?.organisation ?? organisation(),
      ...membersOf(session.id, freeze?.content.members ?? locked?.members ?? null, lock !== null),
      attachments: freeze?.content.attachments ?? attachments.ofPassage(passageId),
      referentiel,
      referentielDigest: frozenSession?.referentielDigest ?? digest,
      bloc,
      test,
      competences: competencesInScope(referentiel, bloc.id, test.id),
    };
  }

  /**
   * The jury as it was when the passage began, or was locked by 0.1.0, which froze nothing; only a PIN is read where it
   * stands now. Once the content is locked nobody joins any more.
   */
  function membersOf(
    sessionId: string,
    kept: readonly FrozenMember[] | null,
    isLocked: boolean,
  ): Pick<PreparedPassage, 'members' | 'newcomers'> {
    const live = members.ofSession(sessionId);
    if (kept === null) return { members: live, newcomers: [] };
    return {
      members: kept.map((member) => ({
        ...member,
        sessionId,
        pinHash: live.find(({ id }) => id === member.id)?.pinHash ?? null,
      })),
      newcomers: isLocked ? [] : live.filter(({ id }) => !kept.some((member) => member.id === id)),
    };
  }

  /** Who has a link with the candidate, as every attempt before this one knew it. */
  function linkedIds(passageId: string): ReadonlySet<string> {
    const previousId = attempts.ofPassage(passageId)?.previousId;
    if (previousId === undefined) return new Set();
    const withdrawals = journal.state(previousId)?.jury?.withdrawals ?? [];
    return new Set([
      ...linkedIds(previousId),
      ...declarations
        .standing(previousId)
        .flatMap(({ jurorId, kind }) => (kind === 'withdrawn' ? [jurorId] : [])),
      ...withdrawals.flatMap(({ cause, jurorId }) => (cause === 'link' ? [jurorId] : [])),
    ]);
  }

  /** A passage that has not begun takes its timing from what is prepared now; afterwards it never changes. */
  function initialState({ session, passage, test }: PreparedPassage) {
    return createPassage(
      planPassage(
        withPreparation(test, session.settings.preparationMs),
        toAccommodation(passage.accommodation),
        session.settings.reminderMs,
      ),
    );
  }

  const doubts: PassageStore['doubts'] = new Map();

  function stateOf(preparation: PreparedPassage): PassageState {
    const { id } = preparation.passage;
    const doubt = doubts.get(id);
    if (doubt?.state === null) throw new DamagedRecordError(id);
    return doubt?.state ?? journal.state(id) ?? initialState(preparation);
  }

  function facts(passageId: string): PassageFacts | null {
    const preparation = prepared(passageId);
    if (preparation === null) return null;
    const lock = locks.standing(passageId);
    return {
      ...preparation,
      state: stateOf(preparation),
      declarations: declarations.standing(passageId),
      linksTakenBack: declarations.takenBack(passageId),
      grids: grids.grids(passageId),
      changes: deliberation.changes(passageId),
      recordedDecision: deliberation.decision(passageId),
      reopenedAtVersion: journal.lastReopening(passageId),
      lock,
      signatures: lock === null ? [] : locks.signatures(passageId, lock.revision),
      external: lock === null ? [] : external.ofLock(passageId, lock.revision),
      number: locks.number(passageId),
      minutesId: minutes.idOfPassage(passageId),
      rectifiedName: rectifications.standingName(passageId),
      roleplay: roleplay.load(preparation),
      attempt: attempts.ofPassage(passageId),
      linkedIds: linkedIds(passageId),
      next: attempts.nextOf(passageId),
    };
  }

  return {
    doubts,
    doubtsSince: new Map(),
    planned: (passageId) => {
      const preparation = prepared(passageId);
      return preparation === null ? null : initialState(preparation).plan;
    },
    passages,
    attachments,
    freezes,
    attempts,
    declarations,
    journal,
    grids,
    deliberation,
    locks,
    parts: createDocumentPartRepo(db),
    external,
    minutes,
    rectifications,
    timestamps: createTimestampRepo(db),
    roleplay,
    audit: createAuditRepo(db),
    load: (passageId) => {
      try {
        return facts(passageId);
      } catch (error) {
        if (error instanceof DamagedRecordError || databaseErrorCodeOf(error) !== null) throw error;
        throw new DamagedRecordError(passageId, { cause: error });
      }
    },
    organisation,
  };
}

function toAccommodation({ timeMeasure, otherMeasures }: AccommodationInput) {
  return timeMeasure.kind === 'fixed'
    ? { timeMeasure: { ...timeMeasure, extraMs: durationMs(timeMeasure.extraMs) }, otherMeasures }
    : { timeMeasure, otherMeasures };
}
