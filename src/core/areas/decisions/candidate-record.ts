/** Everything that counts for one candidate of one certification, from wherever it came: the one place that gathers it. */
import type { Condition, Evidence, HeldBloc } from '../../../domain/bloc/bloc.schema.ts';
import type { SealedRuling } from '../../../domain/bloc/current-ruling.ts';
import { findTest, isJuryTest } from '../../../domain/certification/certification.ts';
import type { Certification } from '../../../domain/certification/certification.schema.ts';
import { minutesContentSchema } from '../../../domain/minutes/minutes.schema.ts';
import type { EnrolmentRecord } from '../../db/repos/enrolment.repo.ts';
import type { ForeignMinutes } from '../../db/repos/foreign-minutes.repo.ts';
import type { PersonRecord } from '../../db/repos/person.repo.ts';
import type { Repos } from '../../db/repos.ts';
import { minutesContentDigest } from '../../documents/minutes-file.ts';
import type { Deps } from '../../kernel/deps.ts';
import { localDate } from '../../kernel/local-date.ts';
import { enrolmentsOf, standingPerson } from '../candidates/index.ts';
import { readMinutesFile } from '../minutes/index.ts';
import { givenByMinutes } from './given-by-minutes.ts';
import type { GivenByMinutes } from './given-by-minutes.ts';
import { enteredEvidence, newMarkEvidence, typedEvidence } from './given-otherwise.ts';
import { settled } from './rulings-of-minutes.ts';
import type { Attempt, FoundMinutes } from './rulings-of-minutes.ts';

export interface CandidateRecord {
  readonly enrolment: EnrolmentRecord;
  /** Who stands for the candidate, over the merges that stand. */
  readonly person: PersonRecord;
  /** Enrolments of the same person for the same certification: what belongs to one belongs to all. */
  readonly enrolmentIds: readonly string[];
  readonly certification: Certification;
  readonly held: readonly HeldBloc[];
  /** Each once; by day. */
  readonly evidence: readonly Evidence[];
  /** Sealed, of every bloc. */
  readonly rulings: readonly KnownRuling[];
}

/** A sealed ruling with what is known of it here. */
export interface KnownRuling extends SealedRuling {
  readonly condition?: Condition | null;
  readonly reason?: string;
  /** Session of here in which it was taken. */
  readonly sessionId?: string;
  readonly attempt?: Attempt;
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
        },
      ];
    });
    return { rulings: rulings.filter(({ digest }) => !rectified.has(digest)), rectified };
  }

  function ofForeign(enrolmentId: string) {
    return repos.foreign.ofEnrolment(enrolmentId).flatMap(({ minutes }) => {
      const found = foreignContent(minutes, statusOf(repos, minutes));
      return found === null ? [] : [asGiven(found)];
    });
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
      const evidence: Evidence[] = [];
      const rulings: KnownRuling[] = [];
      const rectified = new Map<string, string>();
      for (const each of family) {
        const here = ofPassages(each, certification);
        for (const [before, after] of here.rectified) rectified.set(before, after);
        const foreign = ofForeign(each.id);
        const sessions = ofSessions(each.id);
        for (const [before, after] of sessions.rectified) rectified.set(before, after);
        rulings.push(...sessions.rulings);
        evidence.push(...here.evidence, ...foreign.flatMap((given) => given.evidence));
        evidence.push(...repos.evidence.ofEnrolment(each.id).map(enteredEvidence));
        // A mark counts for the jury that entered it, and for others once it is sealed.
        const marks = repos.sessionCandidates
          .marks(each.id)
          .filter((mark) => mark.sessionId === sessionId || repos.sealed.isSealedSince(mark, mark.at));
        evidence.push(...marks.map((mark) => newMarkEvidence(mark, localDate(mark.at, timeZone))));
        rulings.push(...here.rulings, ...foreign.flatMap((given) => ofEnrolment(each.id, given)));
      }
      return {
        enrolment,
        person,
        enrolmentIds: family.map(({ id }) => id),
        certification,
        held: family.flatMap(({ held }) => held),
        evidence: onceEach(evidence),
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

/** Minutes from elsewhere count once their authority is known here: this installation's, or one that was accepted. */
export function statusOf(
  { foreign, signing }: Pick<Repos, 'foreign' | 'signing'>,
  { verdict: { authority } }: Pick<ForeignMinutes, 'verdict'>,
): Evidence['status'] {
  if (authority === null) return 'to-be-confirmed';
  const isKnown =
    foreign.authorities().some(({ sha256 }) => sha256 === authority.sha256) ||
    signing.recognised().some(({ sha256 }) => sha256 === authority.sha256);
  return isKnown ? 'usable' : 'to-be-confirmed';
}

function foreignContent(
  { content, digest, kind }: ForeignMinutes,
  status: Evidence['status'],
): FoundMinutes | null {
  if (kind !== 'minutes') return null;
  const parsed = minutesContentSchema.safeParse(JSON.parse(content));
  if (!parsed.success || minutesContentDigest(parsed.data) !== digest) return null;
  return { content: parsed.data, digest, sealedAt: parsed.data.lockedAt, status };
}

/** The same evidence may come by several ways; one that counts goes before one that does not yet. */
function onceEach(evidence: readonly Evidence[]): readonly Evidence[] {
  const once = new Map<string, Evidence>();
  for (const each of evidence) {
    if (once.get(each.id)?.status !== 'usable') once.set(each.id, each);
  }
  return [...once.values()].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}
