/** Everything that counts for one candidate of one certification, from wherever it came: the one place that gathers it. */
import type { Evidence, HeldBloc } from '../../../domain/bloc/bloc.schema.ts';
import { standingMarks } from '../../../domain/bloc/sealed-marks.ts';
import { findTest, isJuryTest } from '../../../domain/certification/certification.ts';
import type { Certification } from '../../../domain/certification/certification.schema.ts';
import { isSessionContent } from '../../../domain/session-minutes/any-minutes.ts';
import type { EnrolmentRecord } from '../../db/repos/enrolment.repo.ts';
import type { PersonRecord } from '../../db/repos/person.repo.ts';
import { minutesContentDigest } from '../../documents/minutes-file.ts';
import type { Deps } from '../../kernel/deps.ts';
import { localDate } from '../../kernel/local-date.ts';
import { enrolmentsOf, standingPerson } from '../candidates/index.ts';
import { readMinutesFile } from '../minutes/index.ts';
import { createForeignReader, rectificationOf, statusOf } from './foreign-content.ts';
import { asRectified, marksFromElsewhere, marksOfSessions } from './given-by-marks.ts';
import { givenBySession } from './given-by-session-minutes.ts';
import type { RuledRow } from './given-by-session-minutes.ts';
import { givenByMinutes } from './given-by-minutes.ts';
import type { GivenByMinutes } from './given-by-minutes.ts';
import { enteredEvidence, typedEvidence } from './given-otherwise.ts';
import { settled } from './rulings-of-minutes.ts';
import type { Attempt, FoundMinutes, KnownRuling } from './rulings-of-minutes.ts';

export interface CandidateRecord {
  readonly enrolment: EnrolmentRecord;
  /** Who stands for the candidate, over the merges that stand. */
  readonly person: PersonRecord;
  /** Enrolments of the same person for the same certification: what belongs to one belongs to all. */
  readonly enrolmentIds: readonly string[];
  /** Blocs that one of them asks for. */
  readonly soughtBlocIds: readonly string[];
  readonly certification: Certification;
  readonly held: readonly HeldBloc[];
  /** Each once; by day. */
  readonly evidence: readonly Evidence[];
  /** Sealed, of every bloc. */
  readonly rulings: readonly KnownRuling[];
}

export interface Gatherer {
  /** The record of an enrolment for what a session decides, or null when there is none; null is for no session. */
  read(enrolmentId: string, sessionId: string | null): CandidateRecord | null;
  /** Who stands for the candidate of an enrolment, or null. */
  personOf(enrolmentId: string): PersonRecord | null;
}

type Parts = Pick<Deps, 'repos' | 'timeZone'>;

/** Most minutes whose reading is kept: archived minutes never change. */
const MOST_READ = 2_000;

export function createGatherer({ repos, timeZone }: Parts): Gatherer {
  const readForeign = createForeignReader();
  const read = new Map<string, GivenByMinutes & { readonly attempt: Attempt | null }>();

  /** What archived minutes give, as long as they are what was archived. */
  function archived(minutesId: string) {
    const known = read.get(minutesId);
    if (known !== undefined) return known;
    const record = repos.minutes.find(minutesId);
    const files = repos.minutes.files(minutesId);
    const content = files === null ? undefined : readMinutesFile(files.json)?.content;
    if (record === null || content === undefined) return null;
    if (minutesContentDigest(content) !== record.contentDigest) return null;
    const given = asGiven({
      content,
      digest: record.contentDigest,
      sealedAt: record.archivedAt,
      status: 'usable',
    });
    if (read.size >= MOST_READ) read.clear();
    read.set(minutesId, given);
    return given;
  }

  function ofPassages(enrolment: EnrolmentRecord, certification: Certification) {
    const evidence: Evidence[] = [];
    const rulings: KnownRuling[] = [];
    const rectified = new Map<string, string>();
    for (const passageId of repos.enrolments.passageIds(enrolment.id)) {
      const series = repos.rectifications.series(passageId);
      const digests = series.flatMap((id) => repos.minutes.find(id)?.contentDigest ?? []);
      digests.slice(1).forEach((digest, index) => rectified.set(digests[index] ?? '', digest));
      const given = archived(series.at(-1) ?? '');
      if (given !== null) {
        evidence.push(...given.evidence);
        rulings.push(...ofEnrolment(enrolment.id, given));
      }
      evidence.push(...typedBeside(passageId, certification));
    }
    return { evidence, rulings, rectified };
  }

  /** Results that were typed beside a passage, of tests that no jury holds. */
  function typedBeside(passageId: string, certification: Certification): readonly Evidence[] {
    const passage = repos.passages.get(passageId);
    const session = passage === null ? null : repos.sessions.get(passage.sessionId);
    if (passage === null || session === null) return [];
    return Object.entries(passage.importedResults).flatMap(([testId, typed]) => {
      const test = findTest(certification, testId);
      if (test === undefined || isJuryTest(test) || typed.trim() === '') return [];
      const author = test.evaluators.map(({ text }) => text).join(', ');
      return [typedEvidence(passageId, testId, typed, { author, date: session.date })];
    });
  }

  /** Rulings of sessions of here that their minutes seal. */
  function ofSessions(enrolmentId: string) {
    const rectified = new Map<string, string>();
    const rulings = repos.sealed.ofEnrolment(enrolmentId).flatMap((minutes): readonly KnownRuling[] => {
      const { archivedAt, digest, number, rectifies, rulingId, status } = minutes;
      const ruling = repos.rulings.get(rulingId);
      if (rectifies !== null) rectified.set(rectifies, digest);
      if (ruling === null || ruling.kind === 'taken-back') return [];
      return [
        {
          enrolmentId,
          blocId: ruling.blocId,
          kind: ruling.kind,
          outcome: ruling.outcome ?? 'adjourned',
          number,
          digest,
          sealedAt: archivedAt,
          supersedes: ruling.supersedes,
          from: 'session-minutes',
          isMandated: status === 'decision',
          condition: ruling.condition,
          reason: ruling.reason,
          sessionId: ruling.sessionId,
          evidence: ruling.grounds.evidence,
        },
      ];
    });
    return { rulings: rulings.filter(({ digest }) => !rectified.has(digest)), rectified };
  }

  function isHere(digest: string): boolean {
    return repos.foreign.byDigest(digest) !== null || repos.minutes.idOfContent(digest) !== null;
  }

  /** Of minutes from elsewhere, the last of a series of rectifications alone. */
  function ofForeign(enrolmentId: string) {
    const evidence: Evidence[] = [];
    const rulings: KnownRuling[] = [];
    const ruled: RuledRow[] = [];
    const held: HeldBloc[] = [];
    const rectified = new Map<string, string>();
    for (const { index, minutes } of repos.foreign.ofEnrolment(enrolmentId)) {
      const { digest } = minutes;
      const after = rectificationOf(repos, minutes);
      if (after !== null) {
        rectified.set(digest, after.digest);
        continue;
      }
      const content = readForeign(minutes);
      if (content === null) continue;
      const status = statusOf(repos, minutes);
      if (isSessionContent(content)) {
        const authoritySha256 = minutes.verdict.authority.sha256;
        const given = givenBySession({ content, digest, status, authoritySha256, isHere }, index);
        evidence.push(...given.evidence);
        ruled.push(...given.ruled);
        held.push(...given.held);
        rulings.push(...given.rulings.map((ruling) => ({ ...ruling, enrolmentId })));
      } else {
        const given = asGiven({ content, digest, sealedAt: content.lockedAt, status });
        evidence.push(...given.evidence);
        rulings.push(...ofEnrolment(enrolmentId, given));
      }
    }
    return { evidence, rulings, ruled, held, rectified };
  }

  function personOf(enrolmentId: string): PersonRecord | null {
    const enrolment = repos.enrolments.get(enrolmentId);
    return enrolment === null ? null : standingPerson(repos, enrolment.personId);
  }

  return {
    personOf,
    read: (enrolmentId, sessionId) => {
      const enrolment = repos.enrolments.get(enrolmentId);
      const person = personOf(enrolmentId);
      const stored =
        enrolment === null
          ? null
          : repos.referentiels.get(enrolment.certification.id, enrolment.certification.version);
      if (enrolment === null || person === null || stored === null) return null;
      const { certification } = stored;
      const family = enrolmentsOf(repos, person.id).filter(
        (each) => each.certification.id === certification.id,
      );
      const enrolmentIds = family.map(({ id }) => id);
      const evidence: Evidence[] = [];
      const rulings: KnownRuling[] = [];
      const ruled: RuledRow[] = [];
      const held: HeldBloc[] = [];
      const rectified = new Map<string, string>();
      for (const each of family) {
        const here = ofPassages(each, certification);
        const foreign = ofForeign(each.id);
        const sessions = ofSessions(each.id);
        for (const given of [here, sessions, foreign])
          for (const [before, after] of given.rectified) rectified.set(before, after);
        rulings.push(...sessions.rulings, ...foreign.rulings, ...here.rulings);
        ruled.push(...foreign.ruled);
        held.push(...each.held, ...foreign.held);
        evidence.push(...here.evidence, ...repos.evidence.ofEnrolment(each.id).map(enteredEvidence));
        evidence.push(...foreign.evidence);
      }
      const marks = marksOfSessions(repos, enrolmentIds, sessionId, (at) => localDate(at, timeZone));
      const sealed = [...marks.sealed, ...marksFromElsewhere(ruled)].map((mark) =>
        asRectified(mark, rectified),
      );
      return {
        enrolment,
        person,
        enrolmentIds,
        soughtBlocIds: [...new Set(family.flatMap(({ blocIds }) => blocIds))],
        certification,
        held,
        evidence: onceEach([...evidence, ...standingMarks(marks.own, sealed, evidence)]),
        rulings: settled(rulings, rectified),
      };
    },
  };
}

function asGiven(found: FoundMinutes): GivenByMinutes & { readonly attempt: Attempt | null } {
  const { content } = found;
  const given = givenByMinutes(found);
  const isAlone = given.rulings.some(({ from }) => from === 'deciding-test');
  return { ...given, attempt: isAlone ? { testId: content.test.id, date: content.session.date } : null };
}

function ofEnrolment(
  enrolmentId: string,
  { attempt, rulings }: GivenByMinutes & { readonly attempt: Attempt | null },
): readonly KnownRuling[] {
  return rulings.map((ruling) => ({ ...ruling, enrolmentId, ...(attempt === null ? {} : { attempt }) }));
}

/** The same evidence may come by several ways; one that counts goes before one that does not yet. */
function onceEach(evidence: readonly Evidence[]): readonly Evidence[] {
  const once = new Map<string, Evidence>();
  for (const each of evidence) {
    if (once.get(each.id)?.status !== 'usable') once.set(each.id, each);
  }
  return [...once.values()].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}
