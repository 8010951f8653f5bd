/** What is stored about a passage, and what follows from it: the context of the machine, results, who signs. */
import { NewerContentError } from '../../kernel/newer-content-error.ts';
import type { CompetenceResult, Grid, ResultChange } from '../../../domain/assessment/assessment.types.ts';
import { undecidedCompetenceIds } from '../../../domain/assessment/deliberation.ts';
import { emptyGrid, isJudged } from '../../../domain/assessment/grid.ts';
import type { Calculation } from '../../../domain/assessment/reckoning/calculation.schema.ts';
import { reckonTest, ruleOf } from '../../../domain/assessment/reckoning/reckon-test.ts';
import type { ReckonedTest } from '../../../domain/assessment/reckoning/reckon-test.ts';
import { resultScaleOf } from '../../../domain/assessment/reckoning/result-scale.ts';
import type { ResultScale } from '../../../domain/assessment/reckoning/result-scale.ts';
import { NO_ACTS } from '../../../domain/jury/jury-acts.types.ts';
import type { Quorum } from '../../../domain/jury/jury.rules.ts';
import { isDeliberationCounted, quorumOf, seatJury, undeclaredIds } from '../../../domain/jury/sitting.ts';
import type { Seat } from '../../../domain/jury/sitting.ts';
import type { Declaration } from '../../../domain/jury/jury.types.ts';
import type { MinutesContent } from '../../../domain/minutes/minutes.schema.ts';
import { newerSchema } from '../../../domain/minutes/schema-version.ts';
import { signatories } from '../../../domain/minutes/signatories.ts';
import { awaitedSignatories, signedOutside } from '../../../domain/minutes/signing-state.ts';
import {
  assessmentRefusal,
  isDecisionStanding,
  lockRefusal,
  sealedGrids,
  isContentLocked,
  isHeldForRuling,
  mayArrivalsMark as mayMarkOnArrival,
} from '../../../domain/passage/passage.assessing.ts';
import type { JuryStanding } from '../../../domain/passage/passage.assessing.ts';
import { missingMaterials, NO_HANDOUTS } from '../../../domain/passage/handouts.ts';
import { isSigned } from '../../../domain/passage/attendance-signature.ts';
import type { AttendanceSignature } from '../../../domain/passage/attendance-signature.ts';
import { isCandidateAbsent } from '../../../domain/passage/passage.rules.ts';
import type { PassageContext, PassageState } from '../../../domain/passage/passage.types.ts';
import type { AssessedCompetence, AssessedCriterion } from '../../../domain/certification/assessed.ts';
import type { Bloc, Certification } from '../../../domain/certification/certification.schema.ts';
import type { Test } from '../../../domain/certification/test.schema.ts';
import type { AttachmentView } from '../../../shared/areas/passage/prepared.ts';
import type { ContentLock, StoredSignature } from '../../db/repos/content-lock.repo.ts';
import type { Attempt } from '../../db/repos/attempt.repo.ts';
import type { LinkTakenBack } from '../../db/repos/declaration.repo.ts';
import type { ExternalDocument } from '../../db/repos/external-document.repo.ts';
import type { StandingFreeze } from '../../db/repos/freeze.repo.ts';
import type { RecordedDecision } from '../../db/repos/deliberation.repo.ts';
import type { StandingName } from '../../db/repos/rectification.repo.ts';
import type { MemberRecord } from '../../db/repos/jury-member.repo.ts';
import type { PassageRecord } from '../../db/repos/passage.repo.ts';
import type { SessionRecord } from '../../db/repos/session.repo.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import type { RoleplayFacts } from './roleplay-facts.ts';

/** A passage as the administrator prepared it; once it began, as it was then. */
export interface PreparedPassage {
  /** What was frozen at its start; null before. */
  readonly freeze: StandingFreeze | null;
  readonly passage: PassageRecord;
  readonly session: SessionRecord;
  /** Name of the certifying organisation, printed at the head of the minutes; read when it is asked for, which a mark never does. */
  readonly organisation: () => string;
  readonly members: readonly MemberRecord[];
  /** Members whom the session gained since the passage began: they may be called in. */
  readonly newcomers: readonly MemberRecord[];
  readonly attachments: readonly AttachmentView[];
  readonly certification: Certification;
  readonly referentielDigest: string;
  /** Blocs that the test bears on; none for a test of the certification as a whole. */
  readonly blocs: readonly Bloc[];
  readonly test: Test;
  /** Competences that the test covers. */
  readonly competences: readonly AssessedCompetence[];
}

/** A passage with everything that happened to it. */
export interface PassageFacts extends PreparedPassage {
  readonly state: PassageState;
  /** Standing declarations, one for each member who gave one. */
  readonly declarations: readonly Declaration[];
  /** Links that were declared and then taken back. */
  readonly linksTakenBack: readonly LinkTakenBack[];
  /** How the candidate signed for being there; null while nobody said. */
  readonly attendanceSignature: AttendanceSignature | null;
  readonly grids: ReadonlyMap<string, Grid>;
  readonly changes: readonly ResultChange[];
  readonly recordedDecision: RecordedDecision | null;
  /** Seq of the last event that reopened the deliberation; 0 when there is none. */
  readonly reopenedAtVersion: number;
  readonly lock: ContentLock | null;
  /** Signatures of the lock that stands. */
  readonly signatures: readonly StoredSignature[];
  /** Files signed outside for that lock, withdrawn ones too. */
  readonly external: readonly ExternalDocument[];
  readonly number: string | null;
  readonly minutesId: string | null;
  /** The candidate's names as the last rectification gives them; null when there is none. */
  readonly rectifiedName: StandingName | null;
  /** Null when the test has no subject to play. */
  readonly roleplay: RoleplayFacts | null;
  /** The attempt that this passage takes up; null for a first one. */
  readonly attempt: Attempt | null;
  /** Members with a link to the candidate that an earlier attempt knew of: no word of theirs takes it back. */
  readonly linkedIds: ReadonlySet<string>;
  /** The passage that takes this one up; null unless the test was begun anew. */
  readonly next: Attempt | null;
  /** The others that pass together with this one, in the order of the day. */
  readonly mateIds: readonly string[];
  /** Another laptop has it, or held it: nothing of it happens here. */
  readonly isAway: boolean;
}

/**
 * What of the facts is read together. `preparation`: what was prepared or frozen, the lock and what came of it. The state is
 * no part: a change has it from the machine.
 */
export type FactPart = 'preparation' | 'declarations' | 'attendance' | 'grids' | 'deliberation' | 'roleplay';

/** A result changed in deliberation; it counts unless it was voted by another jury than the one that may decide. */
export type ToldChange = ResultChange & { readonly isCounted: boolean };

type ContentMember = MinutesContent['members'][number];

/** Facts that the machine's commands depend on. */
export function contextOf(facts: PassageFacts): PassageContext {
  const { declarations, passage, roleplay, state, test } = facts;
  const isAbsent = isCandidateAbsent(state);
  return {
    undeclaredJurorIds: undeclaredIds(seatsOf(facts), declarations),
    isQuorumMet: quorumNow(facts).isMet,
    isBegun: facts.freeze !== null,
    isJuryGone: markersOf(facts).length === 0,
    isEvaluatorChosen: test.contradiction === undefined || passage.evaluatorChoice !== null,
    isSubjectReady: roleplay === null || roleplay.subject !== null,
    missingMaterials: missingMaterials(
      test.materials ?? [],
      passage.handouts ?? NO_HANDOUTS,
      facts.attachments.length,
    ),
    unsealedJurorIds: isAbsent
      ? []
      : markingGrids(facts).flatMap(({ jurorId, sealedAt }) => (sealedAt === null ? [jurorId] : [])),
    isJudged: [...facts.grids.values()].some(isJudged),
    hasSigned: isSigned(facts.attendanceSignature),
    isAnyGridSealed: [...facts.grids.values()].some(({ sealedAt }) => sealedAt !== null),
    undecidedCompetenceIds: isAbsent ? [] : undecidedCompetenceIds(resultsOf(facts)),
    isDecisionRecorded: standingDecision(facts) !== null,
    hasDecided: facts.recordedDecision !== null,
    unsignedJurorIds: unsignedJurorIds(facts),
  };
}

/** Places at the table of this passage, in the order of the jury. */
export function seatsOf({ declarations, members, state }: PassageFacts): readonly Seat<MemberRecord>[] {
  return seatJury(members, declarations, state.jury ?? NO_ACTS);
}

/** The quorum as it stands now. */
export function quorumNow(facts: PassageFacts): Quorum {
  return quorumOf(seatsOf(facts), facts.session.rules);
}

/** Who presides now, or null. */
export function presidentOf(facts: PassageFacts): MemberRecord | null {
  return seatsOf(facts).find(({ isPresident }) => isPresident)?.member ?? null;
}

/** Members who mark and decide now: they sit, with a voice. */
export function markersOf(facts: PassageFacts): readonly MemberRecord[] {
  return seatsOf(facts).flatMap(({ isVoting, member }) => (isVoting ? [member] : []));
}

/** Whether who arrives now would mark. */
export function mayArrivalsMark({ session, state }: PassageFacts): boolean {
  return mayMarkOnArrival(session.rules, state.stage);
}

/** Grids of those who mark, in the order of the jury. */
export function markingGrids(facts: PassageFacts): readonly Grid[] {
  return markersOf(facts).map(({ id }) => gridOf(facts, id));
}

/** Sealed grids from which results are computed. */
export function countedGrids(facts: PassageFacts): readonly Grid[] {
  return sealedGrids(seatsOf(facts), facts.grids, true);
}

/** Every other sealed grid: kept, printed, never computed. */
export function uncountedGrids(facts: PassageFacts): readonly Grid[] {
  return sealedGrids(seatsOf(facts), facts.grids, false);
}

/** Grid of one member, empty before their first entry. */
export function gridOf({ grids }: PassageFacts, jurorId: string): Grid {
  return grids.get(jurorId) ?? emptyGrid(jurorId);
}

/** Criteria in scope, in order. */
export function criteriaOf({ competences }: PassageFacts): readonly AssessedCriterion[] {
  return competences.flatMap(({ criteria }) => criteria);
}

/** Facts never change: what is reckoned from them is reckoned once. */
const reckonings = new WeakMap<PassageFacts, ReckonedTest>();

/** What the sealed grids and the deliberation give under the rule of the test. */
function reckonedOf(facts: PassageFacts): ReckonedTest {
  const known = reckonings.get(facts);
  if (known !== undefined) return known;
  const { certification, competences, session, test } = facts;
  const changes = toldChanges(facts).filter(({ isCounted }) => isCounted);
  const reckoned = reckonTest({
    certification,
    test,
    competences,
    grids: countedGrids(facts),
    changes,
    threshold: session.settings.threshold,
  });
  reckonings.set(facts, reckoned);
  return reckoned;
}

/** Result of each competence, in the order of the certification. */
export function resultsOf(facts: PassageFacts): readonly CompetenceResult[] {
  return reckonedOf(facts).competences;
}

/** The computed proposal, with its trace. */
export function calculationOf(facts: PassageFacts): Calculation {
  return reckonedOf(facts).calculation;
}

/** On what the result of a competence is said. Throws RangeError on one that the test does not cover. */
export function resultScaleIn(
  { certification, competences, test }: PassageFacts,
  competenceId: string,
): ResultScale {
  const competence = competences.find(({ id }) => id === competenceId);
  if (competence === undefined) throw new RangeError(`competence ${competenceId} is not of this test`);
  return resultScaleOf(competence, ruleOf(certification, test).criteria);
}

/** Every result changed in deliberation, with whether it counts; what does not is kept and told. */
export function toldChanges({ changes, state }: PassageFacts): readonly ToldChange[] {
  const acts = state.jury ?? NO_ACTS;
  return changes.map((change, rank) => ({ ...change, isCounted: isDeliberationCounted(acts, rank) }));
}

/** The decision that stands: the last one, unless the deliberation was reopened, or another jury sits, since. */
export function standingDecision({
  recordedDecision,
  reopenedAtVersion,
  state,
}: PassageFacts): RecordedDecision['decision'] | null {
  if (recordedDecision === null) return null;
  const { decision, passageVersion } = recordedDecision;
  return isDecisionStanding(passageVersion, reopenedAtVersion, state.jury ?? NO_ACTS) ? decision : null;
}

function standingOf(facts: PassageFacts): JuryStanding {
  return {
    quorum: quorumNow(facts),
    rules: facts.session.rules,
    hasPresident: presidentOf(facts) !== null,
    undecidedCompetenceIds: contextOf(facts).undecidedCompetenceIds,
  };
}

/** Why this jury cannot decide on a candidate whom it assessed, or null. */
export function refusalToAssess(facts: PassageFacts): Refusal | null {
  return assessmentRefusal(standingOf(facts));
}

/** Why the content cannot be locked for signing, or null. */
export function refusalToLock(facts: PassageFacts): Refusal | null {
  const { stage } = facts.state;
  const refusal = lockRefusal({
    ...standingOf(facts),
    stage,
    isHeld: isHeld(facts),
    decision: standingDecision(facts),
  });
  // An absence is stated without a quorum, and never by a jury that nobody is of.
  return refusal ?? (seatsOf(facts).length === 0 ? { ok: false, code: 'session-unsigned' } : null);
}

/** Whether a link that was found late holds the passage until the president has ruled. */
export function isHeld(facts: PassageFacts): boolean {
  return isHeldForRuling(facts.state, markersOf(facts).length === 0);
}

/** Whether nothing may be added any more to what the members sign. */
export function isLocked({ state }: PassageFacts): boolean {
  return isContentLocked(state.stage);
}

/** Content that was validated when it was locked. Throws NewerContentError on one that a later version locked. */
export function lockedContent({ content }: ContentLock): MinutesContent {
  const data: unknown = JSON.parse(content);
  const schema = newerSchema(data);
  if (schema !== null) throw new NewerContentError(schema);
  return data as MinutesContent;
}

/** Members whose signature the minutes await, by the rule of their content's version. */
export function signatoriesOf(lock: ContentLock): readonly ContentMember[] {
  return signatories(lockedContent(lock));
}

/** Members for whom a file signed outside stands. */
export function externallySigned({ external }: Pick<PassageFacts, 'external'>): ReadonlySet<string> {
  return signedOutside(external);
}

/** Members who signed neither here nor outside. */
export function awaitedOf(
  facts: Pick<PassageFacts, 'lock' | 'signatures' | 'external'>,
): readonly ContentMember[] {
  const { lock, signatures } = facts;
  return lock === null ? [] : awaitedSignatories(lockedContent(lock), signatures, externallySigned(facts));
}

/** Ids of the members who signed neither here nor outside. */
export function unsignedJurorIds(
  facts: Pick<PassageFacts, 'lock' | 'signatures' | 'external'>,
): readonly string[] {
  return awaitedOf(facts).map(({ id }) => id);
}
