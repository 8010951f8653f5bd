import type { SubjectSummary, SubjectView } from '../../../shared/areas/subjects.ts';
import type { Subject } from '../../../domain/roleplay/subject.schema.ts';
import { foldText } from '../../db/repos/search-text.ts';
import type { ListedSubject, SubjectRecord, SubjectRepo } from '../../db/repos/subject.repo.ts';

/** What the bank lists of a subject. */
export function summariseSubject(listed: ListedSubject): SubjectSummary {
  const { addedAt, digest, isRetired, origin, subject, useCount } = listed;
  const { customer, roles } = subject;
  return {
    id: subject.id,
    version: subject.version,
    digest,
    title: subject.title,
    referentielId: subject.referentielId,
    blocId: subject.blocId,
    competenceIds: subject.competenceIds,
    customer: { name: customer.name, role: customer.role, company: customer.company },
    hasDisability: customer.disability !== undefined,
    roleNames: roles.map(({ name }) => name),
    moveCount: roles.reduce((count, { moves }) => count + moves.length, 0),
    origin,
    addedAt,
    isRetired,
    useCount,
  };
}

/** One version of a subject, whole, among its versions; null when there is none. `version` absent is the latest. */
export function viewSubject(subjects: SubjectRepo, id: string, version?: number): SubjectView | null {
  const latest = subjects.latest(id);
  const record: SubjectRecord | null = version === undefined ? latest : subjects.get(id, version);
  if (latest === null || record === null) return null;
  return {
    ...summariseSubject({ ...latest, ...record }),
    subject: record.subject,
    versions: subjects.versions(id).map(({ addedAt, digest, subject, useCount }) => ({
      version: subject.version,
      digest,
      addedAt,
      useCount,
    })),
  };
}

/** Words by which a subject is found, without case and accents. */
export function searchedWords(subject: Subject): readonly string[] {
  const { candidateContext, competenceIds, customer, offer, roles, title } = subject;
  return wordsOf(
    [
      title,
      candidateContext,
      customer.name,
      customer.role,
      customer.company,
      offer.title,
      ...offer.lines.map(({ label }) => label),
      ...roles.map(({ name }) => name),
      ...competenceIds,
    ].join(' '),
  );
}

/** The words of a text, without case and accents. */
export function wordsOf(text: string): readonly string[] {
  return foldText(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}
