/** Assembles the content that the members sign, from what is stored and from nothing else. */
import { sittingFaults } from '../../../domain/jury/sitting.ts';
import { contentSchema2 } from '../../../domain/minutes/content-2.schema.ts';
import type { MinutesContent2 } from '../../../domain/minutes/minutes.schema.ts';
import { isAbsence } from '../../../domain/passage/passage.rules.ts';
import { viewClock } from '../../../domain/passage/passage.view.ts';
import type { JournalEntry } from '../../../domain/passage/passage.types.ts';
import type { Reading } from '../../../domain/time/time.ts';
import type { ChainHead } from '../../db/chain.ts';
import { accommodationTexts } from '../../documents/accommodation-wording.ts';
import type { LateEntry } from '../../db/repos/room-entry.repo.ts';
import { conductLog } from './minutes-conduct.ts';
import { lateContent } from './minutes-late.ts';
import { assessmentOf } from './minutes-assessment.ts';
import { roleplayContent } from './minutes-roleplay.ts';
import { gridOf, type PassageFacts, seatsOf, standingDecision } from '../passage/index.ts';

type Content = MinutesContent2;

/** Stands for the number in a draft: a number is given at the first locking only. */
export const NO_NUMBER = '—';

export interface MinutesHeading {
  readonly number: string;
  readonly revision: number;
  readonly lockedAt: Reading;
  readonly timeZone: string;
  readonly appVersion: string;
  readonly chain: ChainHead;
  /** Root certificate of those who will sign; null in a draft. */
  readonly authority: NonNullable<Content['authority']> | null;
  /** Earlier attempts at this test, the first one first. */
  readonly attempts: Content['attempts'];
  /** How many began by the same start; null for who passed alone. */
  readonly together: number | null;
  /** Grids in which paper served; empty where none did. */
  readonly paperGrids: NonNullable<Content['paperGrids']>;
  /** The other tests of the same blocs. */
  readonly otherTests: Content['otherTests'];
  /** What devices handed in too late. */
  readonly lateEntries: readonly LateEntry[];
  /** Certificate that will seal; null in a draft, and when it is not known yet. */
  readonly seal: Content['seal'];
}

/**
 * Content of a passage's minutes, checked against its schema. Throws when there is nothing to sign yet: no attendance
 * or no decision that stands.
 */
export function buildMinutesContent(
  facts: PassageFacts,
  journal: readonly JournalEntry[],
  heading: MinutesHeading,
): MinutesContent2 {
  const { attendance, identity, plan } = facts.state;
  const { passage, session } = facts;
  const decision = standingDecision(facts);
  if (attendance === null || decision === null) throw new RangeError('no decision to record in minutes');
  const { candidate, accommodation } = passage;
  const content: Content = {
    schema: 'pupitre.minutes/2',
    number: heading.number,
    revision: heading.revision,
    status: session.status,
    timeZone: heading.timeZone,
    lockedAt: heading.lockedAt.wall,
    certification: {
      id: facts.certification.id,
      title: facts.certification.title,
      version: facts.certification.version,
      digest: facts.referentielDigest,
      language: facts.certification.language,
      words: wordsOf(facts),
    },
    session: sessionOf(facts),
    candidate: { ...candidate },
    identity: identity === null ? null : { ...identity },
    attendance: attendanceOf(attendance, facts),
    ...assessmentOf(facts, decision),
    roleplay: roleplayContent(facts),
    accommodation: [...accommodationTexts(accommodation, plan.phases)],
    members: membersOf(facts),
    attempts: [...heading.attempts],
    linksTakenBack: linksTakenBackOf(facts),
    composition: compositionOf(facts),
    presidency: presidencyOf(facts, journal),
    pinResets: pinResetsOf(facts, journal),
    phases: phasesOf(facts, heading.lockedAt),
    ...(heading.together === null ? {} : { together: heading.together }),
    ...(heading.paperGrids.length === 0 ? {} : { paperGrids: [...heading.paperGrids] }),
    conduct: conductOf(facts, journal),
    ...lateContent(facts, heading.lateEntries),
    otherTests: [...heading.otherTests],
    chain: { ...heading.chain },
    ...(heading.authority === null ? {} : { authority: { ...heading.authority } }),
    seal: heading.seal === null ? null : { ...heading.seal },
    software: { name: 'Pupitre', version: heading.appVersion },
  };
  return contentSchema2.parse(content);
}

/** Of who did not come, no signature is told. */
function attendanceOf(
  attendance: NonNullable<PassageFacts['state']['attendance']>,
  { attendanceSignature: signature }: PassageFacts,
): Content['attendance'] {
  const isTold = signature !== null && !isAbsence(attendance.status);
  return { ...attendance, ...(isTold ? { signature: { ...signature } } : {}) };
}

function sessionOf({ organisation, session }: PassageFacts): Content['session'] {
  const { id, title, date, place, rules, settings } = session;
  return {
    id,
    title,
    date,
    place,
    organisation: organisation(),
    rules: {
      minMembers: rules.minMembers,
      quorum: rules.quorum,
      minExternalShare: rules.minExternalShare,
      isCountersigned: rules.isCountersigned === true,
    },
    blocValidityYears: settings.blocValidityYears,
    threshold: settings.threshold,
    isThresholdConfirmed: settings.isThresholdConfirmed,
    departure: settings.departure ?? null,
  };
}

function wordsOf({ certification }: PassageFacts): Content['certification']['words'] {
  const { bloc, blocOutcome, test } = certification.words;
  return { bloc: { ...bloc }, test: { ...test }, blocOutcome: { ...blocOutcome } };
}

function membersOf(facts: PassageFacts): Content['members'] {
  return seatsOf(facts).map(({ arrivedAt, departure, hasVoice, isGridCounted, member, presence }) => {
    const declaration = facts.declarations.find(({ jurorId }) => jurorId === member.id);
    return {
      id: member.id,
      name: member.name,
      capacity: member.capacity,
      college: member.college,
      isPresident: member.isPresident,
      isExternal: member.isExternal,
      isConsultative: member.isConsultative,
      isVoting: hasVoice,
      status: member.isSubstitute === true ? 'substitute' : 'convened',
      arrivedAt,
      departure:
        departure === null
          ? null
          : {
              cause: departure.cause,
              reason: departure.reason,
              at: departure.at,
              isCounted: isGridCounted && gridOf(facts, member.id).sealedAt !== null,
            },
      presence,
      declaration:
        declaration === undefined
          ? null
          : { kind: declaration.kind, reason: declaration.reason, at: declaration.at },
    };
  });
}

/** Of the members of this jury: who was never called in is not on these pages. */
function linksTakenBackOf({ linksTakenBack, members }: PassageFacts): Content['linksTakenBack'] {
  return linksTakenBack.flatMap(({ jurorId, ...link }) =>
    members.filter(({ id }) => id === jurorId).map(({ name }) => ({ name, ...link })),
  );
}

/** Faults of the jury that sits: departures may have broken a composition that was regular at the start. */
function compositionOf(facts: PassageFacts): Content['composition'] {
  const name = nameIn(facts);
  return sittingFaults(seatsOf(facts), facts.session.rules).map(({ actual, code, expected, jurorId }) => ({
    code,
    expected: expected ?? null,
    actual: actual ?? null,
    memberName: jurorId === undefined ? null : name(jurorId),
  }));
}

/** Who presided after the president left, as the journal tells it. */
function presidencyOf(facts: PassageFacts, journal: readonly JournalEntry[]): Content['presidency'] {
  const name = nameIn(facts);
  return journal.flatMap(({ at, event }) =>
    event.type === 'president-named'
      ? [{ at: at.wall, name: name(event.jurorId), namedBy: event.namedBy.map(name) }]
      : [],
  );
}

/** Forgotten PINs that were replaced while the passage was under way. */
function pinResetsOf(facts: PassageFacts, journal: readonly JournalEntry[]): Content['pinResets'] {
  const name = nameIn(facts);
  return journal.flatMap(({ at, event }) => {
    if (event.type !== 'pin-reset') return [];
    const { confirmedBy, isGridReopened, jurorId } = event;
    return [{ at: at.wall, name: name(jurorId), confirmedBy: confirmedBy.map(name), isGridReopened }];
  });
}

/** Whole milliseconds: the monotonic clock reads finer than anyone can act. */
export function phasesOf(
  { state, test }: Pick<PassageFacts, 'state' | 'test'>,
  now: Reading,
): Content['phases'] {
  const elsewhere = test.phases.filter(({ isElsewhere }) => isElsewhere === true).map(({ id }) => id);
  return viewClock(state, now).phases.map((phase) => ({
    id: phase.id,
    title: phase.title,
    baseMs: phase.baseMs,
    grantedMs: phase.grantedMs,
    startedAt: phase.startedAt,
    endedAt: phase.endedAt,
    elapsedMs: Math.round(phase.elapsedMs),
    overtimeMs: Math.round(phase.overtimeMs),
    suspendedMs: Math.round(phase.suspendedMs),
    ...(elsewhere.includes(phase.id) ? { isElsewhere: true as const } : {}),
  }));
}

/** What happened in the room and to the clock, as the journal tells it. */
export function conductOf(facts: PassageFacts, journal: readonly JournalEntry[]): Content['conduct'] {
  const { phases } = facts.state.plan;
  return conductLog(journal, {
    phaseTitle: (phaseId) => phases.find(({ id }) => id === phaseId)?.title ?? null,
    jurorName: nameIn(facts),
    isSubstitute: (jurorId) =>
      facts.members.some(({ id, isSubstitute }) => id === jurorId && isSubstitute === true),
  });
}

function nameIn({ members }: PassageFacts) {
  return (jurorId: string): string => members.find(({ id }) => id === jurorId)?.name ?? '';
}
