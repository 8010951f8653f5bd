/** Every repo over one connection; each prepares its statements once, when it is first asked for. */
import type { WritableDatabase } from './database.ts';
import { createAdministratorRepo } from './repos/administrator.repo.ts';
import { createAttachmentRepo } from './repos/attachment.repo.ts';
import { createAttemptRepo } from './repos/attempt.repo.ts';
import { createAuditRepo } from './repos/audit.repo.ts';
import { createBlocRulingRepo } from './repos/bloc-ruling.repo.ts';
import { createCandidatePassageQueries } from './repos/candidate-passage.queries.ts';
import { createCandidateSignatureRepo } from './repos/candidate-signature.repo.ts';
import { createCertificationDraftRepo } from './repos/certification-draft.repo.ts';
import { createContentLockRepo, createSessionLockRepo } from './repos/content-lock.repo.ts';
import { createDeclarationRepo } from './repos/declaration.repo.ts';
import { createDeclarationLotRepo } from './repos/declaration-lot.repo.ts';
import { createDeliberationRepo } from './repos/deliberation.repo.ts';
import { createDocumentPartRepo, createSessionPartRepo } from './repos/document-part.repo.ts';
import { createDrawRepo } from './repos/draw.repo.ts';
import { createEnrolmentRepo } from './repos/enrolment.repo.ts';
import { createEvidenceRepo } from './repos/evidence.repo.ts';
import { createExternalDocumentRepo } from './repos/external-document.repo.ts';
import { createForeignAuthorityRepo } from './repos/foreign-authority.repo.ts';
import { createForeignMinutesRepo } from './repos/foreign-minutes.repo.ts';
import { createFreezeRepo } from './repos/freeze.repo.ts';
import { createGridRepo } from './repos/grid.repo.ts';
import { createHandoverRepo } from './repos/handover.repo.ts';
import { createInstallationRepo } from './repos/installation.repo.ts';
import { createIssuedDocumentRepo } from './repos/issued-document.repo.ts';
import { createJournalRepo } from './repos/journal.repo.ts';
import { createJuryMemberRepo } from './repos/jury-member.repo.ts';
import { createMinutesRepo } from './repos/minutes.repo.ts';
import { createPaperGridRepo } from './repos/paper-grid.repo.ts';
import { createPassageOutcomeQueries } from './repos/passage-outcome.queries.ts';
import { createPassageProgressQueries } from './repos/passage-progress.queries.ts';
import { createPassageRepo } from './repos/passage.repo.ts';
import { createPersonMergeRepo } from './repos/person-merge.repo.ts';
import { createPersonRepo } from './repos/person.repo.ts';
import { createPinLineageQueries } from './repos/pin-lineage.queries.ts';
import { createPreferenceRepo } from './repos/preference.repo.ts';
import { createRectificationRepo } from './repos/rectification.repo.ts';
import { createReferentielRepo } from './repos/referentiel.repo.ts';
import { createRoleplayRepo } from './repos/roleplay.repo.ts';
import { createRoomDeviceRepo } from './repos/room-device.repo.ts';
import { createRoomEntryRepo } from './repos/room-entry.repo.ts';
import { createRoomProblemRepo } from './repos/room-problem.repo.ts';
import { createSealedRulingQueries } from './repos/sealed-ruling.queries.ts';
import { createSessionCandidateRepo } from './repos/session-candidate.repo.ts';
import { createSessionMinutesRepo } from './repos/session-minutes.repo.ts';
import { createSealedSessionQueries } from './repos/sealed-session.queries.ts';
import { createSessionRepo } from './repos/session.repo.ts';
import { createSigningRepo } from './repos/signing.repo.ts';
import { createSubjectRepo } from './repos/subject.repo.ts';
import { createTimestampRepo } from './repos/timestamp.repo.ts';
import { createTogetherRepo } from './repos/together.repo.ts';

const MAKERS = {
  administrators: createAdministratorRepo,
  attachments: createAttachmentRepo,
  attempts: createAttemptRepo,
  audit: createAuditRepo,
  candidatePassages: createCandidatePassageQueries,
  candidateSignatures: createCandidateSignatureRepo,
  declarations: createDeclarationRepo,
  deliberation: createDeliberationRepo,
  drafts: createCertificationDraftRepo,
  draws: createDrawRepo,
  enrolments: createEnrolmentRepo,
  evidence: createEvidenceRepo,
  external: createExternalDocumentRepo,
  foreign: createForeignMinutesRepo,
  foreignAuthorities: createForeignAuthorityRepo,
  freezes: createFreezeRepo,
  grids: createGridRepo,
  handovers: createHandoverRepo,
  installations: createInstallationRepo,
  journal: createJournalRepo,
  lineage: createPinLineageQueries,
  locks: createContentLockRepo,
  issued: createIssuedDocumentRepo,
  lots: createDeclarationLotRepo,
  members: createJuryMemberRepo,
  merges: createPersonMergeRepo,
  minutes: createMinutesRepo,
  outcomes: createPassageOutcomeQueries,
  papers: createPaperGridRepo,
  parts: createDocumentPartRepo,
  passages: createPassageRepo,
  persons: createPersonRepo,
  plays: createRoleplayRepo,
  preferences: createPreferenceRepo,
  progress: createPassageProgressQueries,
  rectifications: createRectificationRepo,
  referentiels: createReferentielRepo,
  roomDevices: createRoomDeviceRepo,
  roomEntries: createRoomEntryRepo,
  roomProblems: createRoomProblemRepo,
  rulings: createBlocRulingRepo,
  sealed: createSealedRulingQueries,
  sessionCandidates: createSessionCandidateRepo,
  sessionLocks: createSessionLockRepo,
  sessionMinutes: createSessionMinutesRepo,
  sessionParts: createSessionPartRepo,
  sealedSessions: createSealedSessionQueries,
  sessions: createSessionRepo,
  signing: createSigningRepo,
  subjects: createSubjectRepo,
  timestamps: createTimestampRepo,
  together: createTogetherRepo,
} as const;

export type Repos = { readonly [Name in keyof typeof MAKERS]: ReturnType<(typeof MAKERS)[Name]> };

/** The repos of a connection. */
export function createRepos(db: WritableDatabase): Repos {
  const made = new Map<string, unknown>();
  const repos = {};
  for (const [name, make] of Object.entries(MAKERS)) {
    const get = (): unknown => {
      if (!made.has(name)) made.set(name, make(db));
      return made.get(name);
    };
    Object.defineProperty(repos, name, { enumerable: true, get });
  }
  return repos as Repos;
}
