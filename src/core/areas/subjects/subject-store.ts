/** What it takes for a subject to enter the bank. */
import { checkSubject } from '../../../domain/roleplay/subject.checks.ts';
import { subjectFault } from '../../../domain/roleplay/subject.faults.ts';
import type { SubjectFault } from '../../../domain/roleplay/subject.faults.ts';
import { subjectDigest } from '../../../domain/roleplay/subject.parse.ts';
import type { Subject } from '../../../domain/roleplay/subject.schema.ts';
import type { Instant } from '../../../domain/time/time.ts';
import type { SubjectOrigin } from '../../../shared/areas/subjects.ts';
import type { ReferentielRepo } from '../../db/repos/referentiel.repo.ts';
import type { SubjectRepo } from '../../db/repos/subject.repo.ts';
import { sha256Hex } from '../../documents/minutes-file.ts';

const MAX_STEM_LENGTH = 56;

/** Faults against the versions of the référentiel that the subject names; none when it fits one of them. */
export function faultsAgainst(referentiels: ReferentielRepo, subject: Subject): readonly SubjectFault[] {
  const versions = referentiels
    .list()
    .filter(({ certification }) => certification.id === subject.referentielId);
  const readings = versions.map(({ certification }) => checkSubject(subject, certification));
  if (readings.some((faults) => faults.length === 0)) return [];
  return (
    readings[0] ?? [
      subjectFault(
        ['referentielId'],
        'other-referentiel',
        `référentiel absent : « ${subject.referentielId} »`,
      ),
    ]
  );
}

/** Stores a version that is not there yet; `conflict` when it is there with another text. */
export function storeSubject(
  subjects: SubjectRepo,
  subject: Subject,
  origin: SubjectOrigin,
  at: Instant,
): 'stored' | 'known' | 'conflict' {
  const digest = subjectDigest(subject, sha256Hex);
  const present = subjects.get(subject.id, subject.version);
  if (present !== null) return present.digest === digest ? 'known' : 'conflict';
  subjects.insert({ subject, digest, origin, addedAt: at });
  return 'stored';
}

/** An id of words in lower case joined by hyphens, made from a title and not taken yet. */
export function newSubjectId(subjects: SubjectRepo, title: string): string {
  const words = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .match(/[a-z0-9]+/g);
  const stem = (words ?? ['sujet']).join('-').slice(0, MAX_STEM_LENGTH).replace(/-+$/, '');
  let id = stem;
  for (let number = 2; subjects.latest(id) !== null; number += 1) id = `${stem}-${String(number)}`;
  return id;
}
