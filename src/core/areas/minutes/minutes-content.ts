/** Assembles the content that the members sign, from what is stored and from nothing else. */
import type { Decision, Dissent, Grid } from '../../../domain/assessment/assessment.types.ts';
import { fromText, toNumber } from '../../../domain/assessment/reckoning/exact.ts';
import { DEFAULT_SCALE } from '../../../domain/assessment/scale.ts';
import { sittingFaults } from '../../../domain/jury/sitting.ts';
import { contentSchema2 } from '../../../domain/minutes/content-2.schema.ts';
import type { MinutesContent2 } from '../../../domain/minutes/minutes.schema.ts';
import { viewClock } from '../../../domain/passage/passage.view.ts';
import type { JournalEntry } from '../../../domain/passage/passage.types.ts';
import type { AssessedCompetence, AssessedCriterion } from '../../../domain/certification/assessed.ts';
import { testsBeside } from '../../../domain/certification/certification.ts';
import type { Reading } from '../../../domain/time/time.ts';
import type { ChainHead } from '../../db/chain.ts';
import { accommodationTexts } from '../../documents/accommodation-wording.ts';
import { conductLog } from './minutes-conduct.ts';
import { evaluatorText } from '../certifications/index.ts';
import { roleplayContent } from './minutes-roleplay.ts';
import {
  calculationOf,
  countedGrids,
  gridOf,
  type PassageFacts,
  resultsOf,
  seatsOf,
  standingDecision,
  toldChanges,
  uncountedGrids,
} from '../passage/index.ts';

type Content = MinutesContent2;
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
  const { caseTitle, candidate, accommodation } = passage;
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
    },
    session: sessionOf(facts),
    candidate: { ...candidate },
    identity: identity === null ? null : { ...identity },
    attendance: { ...attendance },
    bloc: blocOf(facts),
    test: testOf(facts, caseTitle),
    roleplay: roleplayContent(facts),
    accommodation: [...accommodationTexts(accommodation, plan.phases)],
    members: membersOf(facts),
    attempts: [...heading.attempts],
    linksTakenBack: linksTakenBackOf(facts),
    composition: compositionOf(facts),
    presidency: presidencyOf(facts, journal),
    pinResets: pinResetsOf(facts, journal),
    phases: phasesOf(facts, heading.lockedAt),
    conduct: conductOf(facts, journal),
    scale: (session.settings.scale ?? DEFAULT_SCALE).levels.map((level) => ({ ...level })),
    competences: competencesOf(facts),
    notAssessed: testsBeside(facts.certification, facts.test).map(({ id, title }) => ({
      testId: id,
      title,
      result: passage.importedResults[id] ?? null,
    })),
    proposal: proposalOfContent(facts),
    decision: decisionOf(facts, decision),
    chain: { ...heading.chain },
    ...(heading.authority === null ? {} : { authority: { ...heading.authority } }),
    seal: heading.seal === null ? null : { ...heading.seal },
    software: { name: 'Pupitre', version: heading.appVersion },
  };
  return contentSchema2.parse(content);
}

function sessionOf({ organisation, session }: PassageFacts): Content['session'] {
  const { id, title, date, place, rules, settings } = session;
  return {
    id,
    title,
    date,
    place,
    organisation,
    rules: { minMembers: rules.minMembers, quorum: rules.quorum, minExternalShare: rules.minExternalShare },
    blocValidityYears: settings.blocValidityYears,
  };
}

function blocOf({ blocs, certification }: PassageFacts): Content['bloc'] {
  const [bloc] = blocs;
  return bloc === undefined
    ? { id: certification.id, label: certification.shortTitle, title: certification.title }
    : { id: bloc.id, label: bloc.id, title: bloc.title };
}

function testOf({ attachments, passage, test }: PassageFacts, caseTitle: string): Content['test'] {
  return {
    id: test.id,
    title: test.title,
    kind: test.kind,
    evaluator: {
      sourceText: evaluatorText(test),
      chosen: passage.evaluatorChoice,
      contradiction: test.contradiction?.with ?? null,
    },
    caseTitle,
    attachments: attachments.map(({ name, sha256, byteCount }) => ({ name, sha256, byteCount })),
  };
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
export function phasesOf({ state }: Pick<PassageFacts, 'state'>, now: Reading): Content['phases'] {
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
  }));
}

function competencesOf(facts: PassageFacts): Content['competences'] {
  // In the order of the jury, counted or not.
  const counted = countedGrids(facts);
  const sealed = [...counted, ...uncountedGrids(facts)];
  const grids = facts.members.flatMap(({ id }) => sealed.filter(({ jurorId }) => jurorId === id));
  const results = resultsOf(facts);
  return facts.competences.map((competence) => ({
    id: competence.id,
    label: competence.sourceLabel,
    statement: competence.statement,
    criteria: competence.criteria.map((criterion) => ({
      id: criterion.id,
      title: criterion.title,
      marks: marksOf(criterion, grids, counted),
    })),
    resultLevelId: results.find(({ competenceId }) => competenceId === competence.id)?.standing ?? null,
    changes: changesOf(facts, competence),
  }));
}

function marksOf({ id, indicators }: AssessedCriterion, grids: readonly Grid[], counted: readonly Grid[]) {
  return grids.flatMap((grid) => {
    const levelId = grid.marks[id];
    if (levelId === undefined) return [];
    const count = (value: Grid['observations'][string]) =>
      indicators.filter((indicator) => grid.observations[indicator.id] === value).length;
    return [
      {
        jurorId: grid.jurorId,
        levelId,
        observed: count('observed'),
        partly: count('partly'),
        notObserved: count('not-observed'),
        notApplicable: count('not-applicable'),
        isCounted: counted.includes(grid),
      },
    ];
  });
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

/** A decision, with its dissents under their names. */
export function decisionOf(facts: PassageFacts, decision: Decision): Content['decision'] {
  const { blocs: _blocs, ...given } = decision;
  return {
    ...given,
    vote: decision.vote === null ? null : { ...decision.vote },
    dissents: dissentsOf(facts, decision.dissents),
  };
}

/** Changes of one competence's result in deliberation, oldest first, counted or not. */
export function changesOf(facts: PassageFacts, competence: AssessedCompetence) {
  return toldChanges(facts)
    .filter(({ competenceId }) => competenceId === competence.id)
    .map(({ at, before, after, reason, vote, dissents, hasCastingVote, isCounted }) => ({
      at,
      before,
      after,
      reason,
      vote: vote === null ? null : { ...vote },
      dissents: dissentsOf(facts, dissents),
      hasCastingVote,
      isCounted,
    }));
}

function proposalOfContent(facts: PassageFacts): Content['proposal'] {
  const [result] = calculationOf(facts).results;
  const share = result?.value == null ? null : toNumber(fromText(result.value));
  const threshold = result?.threshold == null ? 0 : toNumber(fromText(result.threshold));
  const { isThresholdConfirmed } = facts.session.settings;
  return { share, threshold, isThresholdConfirmed, outcome: result?.outcome ?? null };
}

function dissentsOf(facts: PassageFacts, dissents: readonly Dissent[]) {
  return dissents.map(({ jurorId, opinion }) => ({ jurorName: nameIn(facts)(jurorId), opinion }));
}

function nameIn({ members }: PassageFacts) {
  return (jurorId: string): string => members.find(({ id }) => id === jurorId)?.name ?? '';
}
