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
import { localDate } from '../../kernel/local-date.ts';
import { enrolmentsOf, standingPerson } from '../candidates/index.ts';
import { readMinutesFile } from '../minutes/index.ts';
import { givenByMinutes } from './given-by-minutes.ts';
import type { FoundMinutes, GivenByMinutes } from './given-by-minutes.ts';
import { enteredEvidence, newMarkEvidence, typedEvidence } from './given-otherwise.ts';
import { settled } from './rulings-of-minutes.ts';
import type { Attempt } from './rulings-of-minutes.ts';

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
  /** The record of an enrolment, or null when there is none. */
  read(enrolmentId: string): CandidateRecord | null;
}

interface Parts {
  readonly repos: Repos;
  readonly timeZone: string;
}

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

  function ofForeign(enrolmentId: string) {
    return repos.foreign.ofEnrolment(enrolmentId).flatMap(({ minutes }) => {
      const found = foreignContent(minutes, statusOf(repos, minutes));
      return found === null ? [] : [asGiven(found)];
    });
  }

  return {
    read: (enrolmentId) => {
      const enrolment = repos.enrolments.get(enrolmentId);
      const person = enrolment === null ? null : standingPerson(repos, enrolment.personId);
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
        evidence.push(...here.evidence, ...foreign.flatMap((given) => given.evidence));
        evidence.push(...repos.evidence.ofEnrolment(each.id).map(enteredEvidence));
        const marks = repos.sessionCandidates.marks(each.id);
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
