/** What the screens of candidates are shown. */
import { missingForDeclaration } from '../../../domain/candidate/enrolment.ts';
import type { DeclaredField } from '../../../domain/candidate/enrolment.ts';
import { foldName } from '../../../domain/candidate/fold-name.ts';
import { likeness, likenessKeys } from '../../../domain/candidate/likeness.ts';
import { pathOf } from '../../../domain/candidate/path.ts';
import { faultsOfCertification } from '../../../domain/reporting/declaration-check.ts';
import { declaredCertification } from '../../../domain/reporting/declared-terms.ts';
import type {
  CandidateFile,
  CandidateRow,
  FileEnrolment,
  LikePair,
  MergeView,
  PersonLine,
} from '../../../shared/areas/candidates.ts';
import type { EnrolmentRecord } from '../../db/repos/enrolment.repo.ts';
import type { MergeRecord } from '../../db/repos/person-merge.repo.ts';
import type { PersonRecord } from '../../db/repos/person.repo.ts';
import type { Repos } from '../../db/repos.ts';
import { enrolmentsOf, idsOfPerson, standingPerson } from './linking.ts';

/** A person in a line of a list. */
export function lineOf({ birth, birthName, firstNames, id, isSample, usualName }: PersonRecord): PersonLine {
  return { personId: id, birthName, usualName, firstNames, birthDate: birth.date, isSample };
}

/** The file of whoever stands for that person; null for nobody. */
export function viewFile(repos: Repos, personId: string, today: string): CandidateFile | null {
  const person = standingPerson(repos, personId);
  if (person === null) return null;
  const enrolments = enrolmentsOf(repos, person.id).map((enrolment) =>
    viewEnrolment(repos, person, enrolment, today),
  );
  const ids = idsOfPerson(repos, person.id);
  const merges = new Map(
    ids.flatMap((id) => repos.merges.ofPerson(id)).map((merge) => [merge.id, merge] as const),
  );
  return {
    ...person,
    missing: missingOf(person, enrolments),
    enrolments,
    merges: [...merges.values()].map((merge) => viewMerge(repos, merge)),
    alike: person.isSample ? [] : alikeOf(repos, person),
    isRemovable: isRemovable(repos, person.id),
  };
}

/** Whether nothing but an enrolment that holds nothing belongs to a person. */
export function isRemovable(repos: Repos, personId: string): boolean {
  const enrolments = repos.enrolments.ofPerson(personId);
  if (repos.merges.ofPerson(personId).length > 0) return false;
  return enrolments.every(({ id }) => !repos.enrolments.isReferredTo(id));
}

/** Every candidate who matches, sorted by name; whoever was merged is shown as who stands for them. */
export function listCandidates(
  repos: Repos,
  query: { readonly text?: string; readonly certificationId?: string; readonly isIncomplete?: boolean },
): readonly CandidateRow[] {
  const words = (query.text ?? '')
    .split(/\s+/)
    .map(foldName)
    .filter((word) => word !== '');
  const kept = repos.merges.standing();
  const standingId = (id: string): string => standIn(kept, id);
  const counts = repos.candidatePassages.counts();
  const enrolments = grouped(repos.enrolments.all(), ({ personId }) => standingId(personId));
  const names = new Map<string, string>();
  const certificationName = ({ certification: { id, version } }: EnrolmentRecord) => {
    const key = `${id} ${version}`;
    const known = names.get(key) ?? repos.referentiels.get(id, version)?.certification.shortTitle ?? id;
    names.set(key, known);
    return known;
  };
  const rows = repos.persons.all().flatMap((person): readonly CandidateRow[] => {
    if (kept.has(person.id)) return [];
    const own = enrolments.get(person.id) ?? [];
    const text = [person.birthName, person.usualName, ...person.firstNames].map(foldName);
    if (!words.every((word) => text.some((name) => name.includes(word)))) return [];
    const { certificationId } = query;
    if (
      certificationId !== undefined &&
      !own.some(({ certification }) => certification.id === certificationId)
    ) {
      return [];
    }
    const missing = missingOf(person, own);
    if (query.isIncomplete === true && missing.length === 0) return [];
    return [
      {
        ...lineOf(person),
        company: person.company,
        certifications: [...new Set(own.map(certificationName))],
        passageCount: own.reduce((sum, { id }) => sum + (counts.get(id) ?? 0), 0),
        missing,
      },
    ];
  });
  const keyOf = ({ birthName, firstNames: [first = ''] }: CandidateRow) =>
    `${foldName(birthName)} ${foldName(first)}`;
  return rows
    .map((row) => ({ row, key: keyOf(row) }))
    .sort((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0))
    .map(({ row }) => row);
}

/** Pairs who look alike and of whom nobody said yet whether they are one; those of equal name and date first. */
export function likePairs(repos: Repos): readonly LikePair[] {
  const kept = repos.merges.standing();
  const dismissed = repos.merges.dismissed();
  const standing = repos.persons.all().filter(({ id, isSample }) => !isSample && !kept.has(id));
  const groups = grouped(
    standing.flatMap((person) => likenessKeys(person).map((key) => ({ key, person }))),
    ({ key }) => key,
  );
  const pairs = new Map<string, LikePair>();
  for (const group of groups.values()) {
    group.forEach(({ person }, index) => {
      for (const { person: other } of group.slice(index + 1)) {
        const key = [person.id, other.id].sort().join(' ');
        const found = pairs.has(key) || dismissed.has(key) ? null : likeness(person, other);
        if (found !== null && person.id !== other.id) {
          pairs.set(key, { one: lineOf(person), other: lineOf(other), likeness: found });
        }
      }
    });
  }
  const rank = (pair: LikePair) => (pair.likeness === 'same' ? 0 : 1);
  return [...pairs.values()].sort((one, other) => rank(one) - rank(other));
}

function alikeOf(repos: Repos, person: PersonRecord): CandidateFile['alike'] {
  const kept = repos.merges.standing();
  const dismissed = repos.merges.dismissed();
  return repos.persons.all().flatMap((other) => {
    if (other.id === person.id || other.isSample || kept.has(other.id)) return [];
    const found = likeness(person, other);
    if (found === null || dismissed.has([person.id, other.id].sort().join(' '))) return [];
    return [{ ...lineOf(other), likeness: found }];
  });
}

function standIn(kept: ReadonlyMap<string, string>, personId: string): string {
  let id = personId;
  for (let next = kept.get(id); next !== undefined; next = kept.get(id)) id = next;
  return id;
}

function missingOf(
  person: PersonRecord,
  enrolments: readonly Pick<EnrolmentRecord, 'accessWay'>[],
): readonly DeclaredField[] {
  const own = missingForDeclaration(person, null);
  const isAccessMissing = enrolments.some(({ accessWay }) => accessWay === null);
  return isAccessMissing ? [...own, 'accessWay'] : own;
}

function viewEnrolment(
  repos: Repos,
  person: PersonRecord,
  enrolment: EnrolmentRecord,
  today: string,
): FileEnrolment {
  const { id, version } = enrolment.certification;
  const stored = repos.referentiels.get(id, version);
  if (stored === null) throw new Error(`enrolment ${enrolment.id} has no certification`);
  const { blocs, references, shortTitle, tests } = stored.certification;
  const passages = repos.candidatePassages.ofEnrolment(enrolment.id);
  const entries = repos.evidence.ofEnrolment(enrolment.id);
  return {
    ...enrolment,
    title: shortTitle,
    blocs: blocs.map((bloc) => ({ id: bloc.id, sourceLabel: bloc.sourceLabel, title: bloc.title })),
    tests: tests.map((test) => ({ id: test.id, title: test.title, blocIds: test.blocIds })),
    missing: missingForDeclaration(person, enrolment),
    isCodeKnown: faultsOfCertification(declaredCertification(references, null)).length === 0,
    path: pathOf(stored.certification, enrolment, { passages, entries }, today),
  };
}

function viewMerge(repos: Repos, { at, by, id, keptId, mergedId, reason, undo }: MergeRecord): MergeView {
  const line = (personId: string): PersonLine => {
    const person = repos.persons.get(personId);
    if (person === null) throw new Error(`merge ${id} names nobody`);
    return lineOf(person);
  };
  return { id, kept: line(keptId), merged: line(mergedId), reason, by, at, undo };
}

function grouped<Value>(
  values: readonly Value[],
  keyOf: (value: Value) => string,
): ReadonlyMap<string, readonly Value[]> {
  const groups = new Map<string, Value[]>();
  for (const value of values) {
    const key = keyOf(value);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [value]);
    else group.push(value);
  }
  return groups;
}
