/** Assembles what the members of a session's jury sign, from what is stored and from nothing else. */
import type { RuledCandidate, SessionRulings } from '../../../domain/bloc/session-rulings.ts';
import { seatJury, sittingFaults } from '../../../domain/jury/sitting.ts';
import type { JuryActs } from '../../../domain/jury/jury-acts.types.ts';
import type { CitedMinutes } from '../../../domain/minutes/minutes.schema.ts';
import type {
  SessionCandidate,
  SessionContent,
  SessionRuling,
} from '../../../domain/session-minutes/session-minutes.schema.ts';
import { sessionContentSchema } from '../../../domain/session-minutes/session-minutes.schema.ts';
import type { ChainHead } from '../../db/chain.ts';
import type { MemberRecord } from '../../db/repos/jury-member.repo.ts';
import type { ReferentielRecord } from '../../db/repos/referentiel.repo.ts';
import type { SessionRecord } from '../../db/repos/session.repo.ts';
import { canonicalJson } from '../../documents/minutes-file.ts';
import { toldOf } from './session-conduct.ts';
import type { SessionConduct } from './session-conduct.ts';

export interface SessionHeading {
  readonly number: string;
  readonly revision: number;
  /** Epoch ms. */
  readonly lockedAt: number;
  readonly timeZone: string;
  readonly appVersion: string;
  readonly chain: ChainHead;
  /** Null in a draft. */
  readonly authority: NonNullable<SessionContent['authority']> | null;
  readonly seal: SessionContent['seal'];
  readonly complements: CitedMinutes | null;
}

export interface SessionSource {
  readonly session: SessionRecord;
  readonly stored: ReferentielRecord;
  readonly organisation: string;
  readonly members: readonly MemberRecord[];
  readonly rulings: SessionRulings;
  /** Ids of the members with a link, by enrolment. */
  readonly linked: ReadonlyMap<string, readonly string[]>;
  /** Ids of the members who assessed a candidate elsewhere, by enrolment. */
  readonly evaluators: ReadonlyMap<string, readonly string[]>;
  readonly conduct: SessionConduct;
}

/** Nothing happens to the jury of a deliberation but what members declare for it. */
const NO_ACTS: JuryActs = {
  presence: {},
  arrivals: [],
  withdrawals: [],
  undone: [],
  presidentId: null,
  awaitsRuling: false,
  undo: null,
};

/** The content of a session's minutes, checked against its schema. */
export function buildSessionContent(source: SessionSource, heading: SessionHeading): SessionContent {
  const { conduct, organisation, rulings, session, stored } = source;
  const { certification } = stored;
  const { bloc, blocOutcome, test, whole } = certification.words;
  const blocIds = new Set(rulings.candidates.flatMap(({ blocs }) => blocs.map(({ blocId }) => blocId)));
  const { authority, complements, seal } = heading;
  const { rules, settings } = session;
  const spokenOf = complements === null ? null : rulings.candidates.map(({ personId }) => personId);
  return sessionContentSchema.parse({
    schema: 'pupitre.session-minutes/1',
    number: heading.number,
    revision: heading.revision,
    status: session.status,
    timeZone: heading.timeZone,
    lockedAt: heading.lockedAt,
    certification: {
      id: certification.id,
      title: certification.title,
      version: certification.version,
      digest: stored.digest,
      language: certification.language,
      words: { bloc: { ...bloc }, test: { ...test }, blocOutcome: { ...blocOutcome }, whole: { ...whole } },
      references: certification.references.map(({ code, register }) => ({ register, code })),
    },
    blocs: certification.blocs
      .filter(({ id }) => blocIds.has(id))
      .map(({ id, title, validityYears }) => ({
        id,
        label: id,
        title,
        validityYears: settings.blocValidityYears ?? validityYears ?? null,
      })),
    tests: certification.tests.map(({ id, title }) => ({ id, title })),
    session: {
      id: session.id,
      title: session.title,
      date: session.date,
      place: session.place,
      organisation,
      rules: {
        minMembers: rules.minMembers,
        quorum: rules.quorum,
        minExternalShare: rules.minExternalShare,
        isCountersigned: rules.isCountersigned === true,
      },
      departure: settings.departure ?? null,
    },
    ...juryOf(source),
    candidates: rulings.candidates.map((candidate) => candidateOf(candidate, source)),
    absences: toldOf(conduct.absences, spokenOf),
    incidents: toldOf(conduct.incidents, spokenOf),
    annex: annexOf(source),
    chain: { ...heading.chain },
    ...(authority === null ? {} : { authority: { ...authority } }),
    seal: seal === null ? null : { ...seal },
    complements: complements === null ? null : { ...complements },
    software: { name: 'Pupitre', version: heading.appVersion },
  } satisfies SessionContent);
}

/**
 * What a content says was decided, to be held against another: whom of, each ruling, and what it makes of the certification. Names
 * are not part of it, since they are mended without anything being decided.
 */
export function saidIn({ candidates }: SessionContent): string {
  return canonicalJson(
    candidates.map(({ enrolmentId, rows, whole }) => ({
      enrolmentId,
      outcome: whole.outcome,
      ruled: rows.flatMap(({ blocId, ruling }) => {
        if (ruling === null) return [];
        const { at, condition, kind, outcome, reason, supersedes } = ruling;
        return [{ blocId, at, condition, kind, outcome, reason, supersedes }];
      }),
    })),
  );
}

function juryOf({
  evaluators,
  linked,
  members,
  rulings,
  session,
}: SessionSource): Pick<SessionContent, 'members' | 'composition'> {
  const seats = seatJury(members, [], NO_ACTS);
  const nameOf = (jurorId: string) => members.find(({ id }) => id === jurorId)?.name ?? '';
  return {
    members: members.map((member) => {
      const seat = seats.find((each) => each.member.id === member.id);
      const namesIn = (ids: SessionSource['linked']) =>
        rulings.candidates
          .filter(({ enrolmentId }) => ids.get(enrolmentId)?.includes(member.id) === true)
          .map(candidateName);
      const withdrawnFrom = namesIn(linked);
      const evaluated = namesIn(evaluators).filter((name) => !withdrawnFrom.includes(name));
      const isHeard = withdrawnFrom.length < rulings.candidates.length;
      return {
        id: member.id,
        name: member.name,
        capacity: member.capacity,
        college: member.college,
        isPresident: member.isPresident,
        isExternal: member.isExternal,
        isConsultative: member.isConsultative,
        isVoting: seat?.isVoting === true && isHeard,
        status: member.isSubstitute === true ? ('substitute' as const) : ('convened' as const),
        arrivedAt: null,
        departure: null,
        // A substitute who was not called in did not sit.
        presence: seat === undefined ? ('absent' as const) : member.presence,
        withdrawnFrom,
        ...(evaluated.length === 0 ? {} : { evaluated }),
      };
    }),
    composition: sittingFaults(seats, session.rules).map(({ actual, code, expected, jurorId }) => ({
      code,
      expected: expected ?? null,
      actual: actual ?? null,
      memberName: jurorId === undefined ? null : nameOf(jurorId),
    })),
  };
}

function candidateOf(
  candidate: RuledCandidate,
  { conduct: { accommodation }, members }: SessionSource,
): SessionCandidate {
  const { birthDate, birthPlace, blocs, enrolmentId, name, whole } = candidate;
  return {
    enrolmentId,
    birthName: name.birth,
    usualName: name.usual,
    firstName: name.first.join(' '),
    birthDate,
    birthPlace,
    accommodation: [...(accommodation.get(enrolmentId) ?? [])],
    rows: blocs.map(({ blocId, calculation, evidence, held, ruling }) => ({
      blocId,
      held:
        held === null
          ? null
          : { reference: held.reference, heldOn: held.heldOn, validUntil: held.validUntil },
      ruling: ruling === null ? null : rulingOf(ruling, members),
      evidence: [...evidence],
      calculation,
    })),
    whole: {
      outcome: whole.outcome,
      value: whole.value,
      outOf: whole.outOf,
      mention: whole.mention,
    },
  };
}

type Taken = NonNullable<RuledCandidate['blocs'][number]['ruling']>;

function rulingOf(ruling: Taken, members: readonly MemberRecord[]): SessionRuling {
  return {
    kind: ruling.kind,
    outcome: ruling.outcome,
    reason: ruling.reason,
    recommendations: ruling.recommendations,
    condition: ruling.condition === null ? null : { ...ruling.condition },
    vote: ruling.vote === null ? null : { ...ruling.vote },
    hasCastingVote: ruling.hasCastingVote,
    dissents: ruling.dissents.map(({ jurorId, opinion }) => ({
      jurorName: members.find(({ id }) => id === jurorId)?.name ?? '',
      opinion,
    })),
    decidedBy: [...ruling.decidedBy],
    at: ruling.decidedAt,
    supersedes: ruling.supersedes.map(({ digest, number }) => ({ number, digest })),
  };
}

/** What each of the cited minutes is about, as the evidence that names it tells. */
function annexOf({ rulings, stored }: SessionSource): SessionContent['annex'] {
  return rulings.annex.map((cited) => {
    for (const candidate of rulings.candidates) {
      const evidence = candidate.blocs
        .flatMap((row) => row.evidence)
        .find(({ reference }) => reference?.kind === 'minutes' && reference.digest === cited.digest);
      if (evidence === undefined) continue;
      const test = stored.certification.tests.find(({ id }) => id === evidence.testId);
      return {
        ...cited,
        candidate: candidateName(candidate),
        testTitle: test?.title ?? evidence.testId,
        date: evidence.date,
      };
    }
    return { ...cited, candidate: '', testTitle: '', date: '' };
  });
}

function candidateName({ name }: Pick<RuledCandidate, 'name'>): string {
  return `${name.birth} ${name.first[0] ?? ''}`.trim();
}
