/** Rows of a file of results beside what is known: whose each is, and whether it was said already. */
import type { EnteredEvidence } from '../../../domain/candidate/evidence.ts';
import { foldName } from '../../../domain/candidate/fold-name.ts';
import type { NamedCandidate, ScoreFault, ScoreRow } from '../../../domain/candidate/import/read-scores.ts';
import type { ScoreField, ScoreMapping } from '../../../domain/candidate/import/score-columns.ts';
import type { PreviewScore, ScoredPerson } from '../../../shared/areas/candidates/scores.ts';
import type { Repos } from '../../db/repos.ts';
import { lineOf } from './candidate-view.ts';

type Known = Pick<Repos, 'enrolments' | 'evidence' | 'merges' | 'persons'>;

export interface ScoreContext {
  readonly repos: Known;
  readonly certification: { readonly id: string; readonly version: string };
  /** What each column says. */
  readonly mapping: ScoreMapping;
  /** Enrolment that was chosen for a line. */
  readonly choices: ReadonlyMap<number, string>;
}

/** Persons of one name, as many as a line shows. */
const MOST_ALIKE = 5;

/** Each row with who it is about and what stands against it; faults that only the records show are added to its own. */
export function placeRows(rows: readonly ScoreRow[], context: ScoreContext): readonly PreviewScore[] {
  const enrolled = enrolledIn(context);
  const byId = new Map(enrolled.map((each) => [each.enrolmentId, each]));
  const byName = groupByName(enrolled);
  const standing = createStanding(context.repos, enrolled);
  const inFile = new Map<string, ScoreRow>();
  const columnOf = (field: ScoreField): number | null => {
    const position = context.mapping.indexOf(field);
    return position === -1 ? null : position + 1;
  };
  return rows.map((row) => {
    const named = namedBy(byName, row.named);
    const chosen = byId.get(context.choices.get(row.line) ?? '');
    const [only, other] = ofThatBirth(named, row.named);
    const person = chosen ?? (other === undefined ? only : undefined);
    const faults: ScoreFault[] = [...row.faults];
    const field = row.named.fullName === '' ? 'birthName' : 'fullName';
    const nameCell = row.named.fullName === '' ? row.named.birthName : row.named.fullName;
    const isUnnamed = faults.some((fault) => ['birthName', 'firstName', 'birthDate'].includes(fault.field));
    if (person === undefined && !isUnnamed) {
      const reason = named.length > 1 ? 'several-persons' : 'nobody-enrolled';
      faults.push({ field, column: columnOf(field), reason, cell: nameCell });
    }
    const candidate = person === undefined ? null : scoredPerson(person);
    const alike =
      chosen === undefined && person !== undefined ? [] : named.slice(0, MOST_ALIKE).map(scoredPerson);
    const placed = { ...row, candidate, alike, faults, isKnown: false, against: [] };
    if (person === undefined || faults.length > 0) return placed;
    const key = `${person.personId} ${row.testId ?? ''} ${row.payload.date}`;
    const before = inFile.get(key);
    if (before !== undefined) {
      if (isSaid(row, before)) return { ...placed, isKnown: true };
      const [reason, cell] = ['twice-in-file' as const, row.payload.value ?? ''];
      return { ...placed, faults: [{ field: 'value', column: columnOf('value'), reason, cell }] };
    }
    inFile.set(key, row);
    const entries = standing(person).filter(
      ({ payload, testId }) => testId === row.testId && payload.date === row.payload.date,
    );
    const isKnown = entries.some((entry) => isSaid(row, entry));
    return { ...placed, isKnown, against: isKnown ? [] : entries };
  });
}

interface Enrolled {
  readonly enrolmentId: string;
  readonly personId: string;
  /** Of everyone merged into the person, for that certification. */
  readonly enrolmentIds: readonly string[];
  readonly line: ReturnType<typeof lineOf>;
}

/** Everyone who is enrolled for that version, once, as who stands for them. */
function enrolledIn({ certification, repos }: ScoreContext): readonly Enrolled[] {
  const kept = repos.merges.standing();
  const found = new Map<string, Enrolled>();
  for (const { certification: own, id, personId: firstId } of repos.enrolments.all()) {
    if (own.id !== certification.id || own.version !== certification.version) continue;
    let personId = firstId;
    for (let next = kept.get(personId); next !== undefined; next = kept.get(personId)) personId = next;
    const person = repos.persons.get(personId);
    if (person === null) continue;
    const known = found.get(personId);
    const enrolmentIds = [...(known?.enrolmentIds ?? []), id];
    found.set(personId, {
      enrolmentId: known?.enrolmentId ?? id,
      personId,
      enrolmentIds,
      line: lineOf(person),
    });
  }
  return [...found.values()];
}

/** By birth or usual name and first name, in either order. */
function groupByName(enrolled: readonly Enrolled[]): ReadonlyMap<string, readonly Enrolled[]> {
  const groups = new Map<string, Enrolled[]>();
  for (const each of enrolled) {
    const { birthName, firstNames, usualName } = each.line;
    const first = foldName(firstNames[0] ?? '');
    const names = [birthName, usualName].filter((name) => name !== '').map(foldName);
    for (const key of new Set(names.flatMap((name) => [name + first, first + name]))) {
      groups.set(key, [...(groups.get(key) ?? []), each]);
    }
  }
  return groups;
}

function namedBy(
  groups: ReadonlyMap<string, readonly Enrolled[]>,
  { birthName, firstName, fullName }: NamedCandidate,
): readonly Enrolled[] {
  const key = fullName === '' ? foldName(birthName) + foldName(firstName) : foldName(fullName);
  return groups.get(key) ?? [];
}

/** A date that the file says must be the person's; one that it does not say leaves everyone of that name. */
function ofThatBirth(named: readonly Enrolled[], { birthDate }: NamedCandidate): readonly Enrolled[] {
  return birthDate === null ? named : named.filter(({ line }) => line.birthDate === birthDate);
}

function scoredPerson({ enrolmentId, line }: Enrolled): ScoredPerson {
  const { birthDate, birthName, firstNames, personId, usualName } = line;
  return { enrolmentId, personId, birthName, usualName, firstNames, birthDate };
}

/** Reads what stands of a person once. */
function createStanding({ evidence }: Known, enrolled: readonly Enrolled[]) {
  const read = new Map<string, readonly EnteredEvidence[]>();
  const byPerson = new Map(enrolled.map((each) => [each.personId, each]));
  return ({ personId }: Enrolled): readonly EnteredEvidence[] => {
    const known =
      read.get(personId) ??
      (byPerson.get(personId)?.enrolmentIds ?? [])
        .flatMap((id) => evidence.ofEnrolment(id))
        .filter(({ withdrawal }) => withdrawal === null);
    read.set(personId, known);
    return known;
  };
}

type Said = Pick<EnteredEvidence, 'kind' | 'payload'>;

/** Whether both say the same of a test, whoever says it and from wherever. */
function isSaid(one: Said, other: Said): boolean {
  const said = ({ kind, payload }: Said) =>
    JSON.stringify([
      kind,
      shortest(payload.value),
      shortest(payload.outOf),
      payload.outcome,
      payload.isExcused,
    ]);
  return said(one) === said(other);
}

/** "13.50" and "13.5" are one number. */
function shortest(decimal: string | null): string | null {
  if (decimal === null) return null;
  const [whole = '', rest = ''] = decimal.split('.');
  const cut = rest.replace(/0+$/, '');
  const top = whole.replace(/^0+(?=\d)/, '');
  return cut === '' ? top : `${top}.${cut}`;
}
