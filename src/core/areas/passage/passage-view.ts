/** Whole snapshot of a passage for the screens of the panel. It says who has marked, never what. */
import type { CoverageState, Grid } from '../../../domain/assessment/assessment.types.ts';
import { coverage } from '../../../domain/assessment/grid.ts';
import type { MinutesContent, MinutesSignature } from '../../../domain/minutes/minutes.schema.ts';
import { competencesOfTest } from '../../../domain/certification/certification.ts';
import { NO_HANDOUTS } from '../../../domain/passage/handouts.ts';
import { availableCommands, steps } from '../../../domain/passage/passage.steps.ts';
import { viewClock } from '../../../domain/passage/passage.view.ts';
import type { Reading } from '../../../domain/time/time.ts';
import type { ClockView } from '../../../shared/areas/passage/clocks.ts';
import type { ExternalDocumentView, LockView } from '../../../shared/areas/passage/lock.ts';
import type { PassageView } from '../../../shared/areas/passage/passages.ts';
import type { SeatView } from '../../../shared/areas/passage/seats.ts';
import type { ContentLock } from '../../db/repos/content-lock.repo.ts';
import type { ExternalDocument } from '../../db/repos/external-document.repo.ts';
import { viewJury } from './jury-view.ts';
import {
  contextOf,
  criteriaOf,
  gridOf,
  lockedContent,
  markingGrids,
  seatsOf,
  awaitedOf,
} from './passage-facts.ts';
import type { PassageFacts } from './passage-facts.ts';

/** The passage at that reading; `rate` tells the screens how fast the clock runs between two readings. */
export function viewPassage(facts: PassageFacts, now: Reading, rate: number): PassageView {
  const { blocs, passage, session, state, test } = facts;
  const context = contextOf(facts);
  return {
    passageId: passage.id,
    sessionId: session.id,
    sessionTitle: session.title,
    stage: state.stage,
    candidate: { ...passage.candidate, ...facts.rectifiedName },
    blocs: blocs.map(({ id, title }) => ({ id, title })),
    language: facts.certification.language,
    blocWord: facts.certification.words.bloc,
    testTitle: test.title,
    togetherCount: facts.mateIds.length === 0 ? null : facts.mateIds.length + 1,
    materials: test.materials ?? [],
    elsewhere: test.phases.flatMap(({ id, isElsewhere }) => (isElsewhere === true ? [id] : [])),
    subjectTitle: facts.roleplay?.subject?.title ?? null,
    caseTitle: passage.caseTitle,
    handouts: passage.handouts ?? NO_HANDOUTS,
    accommodation: passage.accommodation,
    attachments: facts.attachments,
    identity: state.identity,
    attendance: state.attendance,
    attendanceSignature: signatureView(facts),
    isJudged: context.isJudged,
    competences: facts.competences,
    narrowing: narrowingOf(facts),
    clock: clockView(facts, now, rate),
    steps: steps(state, context),
    available: availableCommands(state, now, context),
    seats: seatViews(facts),
    jury: viewJury(facts, now),
    coverage: coverageOf(facts.competences, markingGrids(facts)),
    criterionCount: criteriaOf(facts).length,
    lock: lockView(facts),
    minutesId: facts.minutesId,
  };
}

/** How the candidate signed, and never what their hand left. */
function signatureView({ attendanceSignature }: PassageFacts): PassageView['attendanceSignature'] {
  if (attendanceSignature === null) return null;
  const { at, note, way } = attendanceSignature;
  return { at, note, way };
}

/** What the session leaves out of the test, and why; the competences that are assessed stand beside it. */
function narrowingOf({ certification, competences, session, test }: PassageFacts): PassageView['narrowing'] {
  if (session.settings.covered?.[test.id] === undefined) return null;
  const kept = new Set(competences.map(({ id }) => id));
  const left = competencesOfTest(certification, test).filter(({ id }) => !kept.has(id));
  return { left: left.map(({ sourceLabel }) => sourceLabel), reason: session.settings.departure ?? '' };
}

/** State of each competence over those grids together. */
export function coverageOf(
  competences: PassageFacts['competences'],
  grids: readonly Grid[],
): Readonly<Record<string, CoverageState>> {
  return Object.fromEntries(competences.map((competence) => [competence.id, coverage(competence, grids)]));
}

/** Seats of the jury, with how far each grid has come. */
export function seatViews(facts: PassageFacts): readonly SeatView[] {
  const criteria = criteriaOf(facts);
  return seatsOf(facts).map(
    ({ arrivedAt, departure, isPresident, isSitting, isVoting, member, presence }) => {
      const grid = gridOf(facts, member.id);
      return {
        jurorId: member.id,
        name: member.name,
        capacity: member.capacity,
        isPresident,
        isSubstitute: member.isSubstitute === true,
        presence,
        isSitting,
        arrivedAt,
        departure: departure?.cause ?? null,
        isMarking: isVoting,
        hasPin: member.pinHash !== null,
        isLinkKnown: facts.linkedIds.has(member.id),
        declaration: facts.declarations.find(({ jurorId }) => jurorId === member.id) ?? null,
        markedCount: criteria.filter(({ id }) => grid.marks[id] !== undefined).length,
        isSealed: grid.sealedAt !== null,
      };
    },
  );
}

function clockView({ state }: PassageFacts, now: Reading, rate: number): ClockView {
  const { pause, ...clock } = viewClock(state, now);
  return {
    ...clock,
    asOf: now.wall,
    asOfMono: now.mono,
    rate,
    pause: pause === null ? null : { reason: pause.reason, forMs: pause.forMs },
  };
}

/** The lock that stands: who signed it, here or outside, and who is still awaited. */
export function lockView(facts: PassageFacts): LockView | null {
  const { lock } = facts;
  if (lock === null) return null;
  const { members, number } = lockedContent(lock);
  return {
    revision: lock.revision,
    number,
    contentDigest: lock.contentDigest,
    lockedAt: lock.lockedAt,
    signatures: signaturesOf(facts, lock),
    external: facts.external.map((document) => externalDocumentView(document, members)),
    awaited: awaitedOf(facts).map(({ id, name, capacity }) => ({ jurorId: id, name, capacity })),
  };
}

/** A file signed outside, with the names that the locked content holds. */
export function externalDocumentView(
  { attachedAt, attachedBy, byteCount, id, jurorIds, kind, name, sha256, withdrawn }: ExternalDocument,
  members: MinutesContent['members'],
): ExternalDocumentView {
  const nameOf = (jurorId: string) => members.find((member) => member.id === jurorId)?.name ?? '';
  return {
    documentId: id,
    kind,
    name,
    byteCount,
    sha256,
    attachedBy: nameOf(attachedBy),
    attachedAt,
    members: jurorIds.map((jurorId) => ({ jurorId, name: nameOf(jurorId) })),
    withdrawn,
  };
}

/** Signatures of the locked content, with the names and capacities that it holds. */
function signaturesOf(facts: PassageFacts, lock: ContentLock): readonly MinutesSignature[] {
  const { members } = lockedContent(lock);
  return facts.signatures.map(({ jurorId, signedAt, contentDigest, svg }) => {
    const member = members.find(({ id }) => id === jurorId);
    if (member === undefined) throw new Error('a signature is not of this jury');
    return { jurorId, name: member.name, capacity: member.capacity, signedAt, contentDigest, svg };
  });
}
