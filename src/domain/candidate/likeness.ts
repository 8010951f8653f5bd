/** Persons who look alike: a proposal to people, who alone say whether two are one. */
import { foldName } from './fold-name.ts';
import type { Person } from './person.ts';

/** 'same': equal name and birth date. 'near': equal name and a date missing, or a slip of the hand. */
export type Likeness = 'same' | 'near';

export type Likened = Pick<Person, 'birthName' | 'usualName' | 'firstNames' | 'birth'>;

/** How alike two persons are; null for two who are not, whatever their initials. */
export function likeness(one: Likened, other: Likened): Likeness | null {
  const [first, second] = [one.birth.date, other.birth.date];
  const isDateEqual = first !== null && first === second;
  const isDateUnknown = first === null || second === null;
  const isFirstEqual = firstNameOf(one) === firstNameOf(other);
  const names = namesOf(one);
  const isNameEqual = namesOf(other).some((name) => names.includes(name));
  if (isNameEqual && isFirstEqual) {
    if (isDateEqual) return 'same';
    return isDateUnknown || isDateSlip(first, second) ? 'near' : null;
  }
  if (!isDateEqual) return null;
  return isSwapped(one, other) || isNameSlip(one, other) ? 'near' : null;
}

/** What two alike persons have in common, so that a list of any length is compared in groups. */
export function likenessKeys(person: Likened): readonly string[] {
  const keys = namesOf(person).map((name) => `name ${name} ${firstNameOf(person)}`);
  return person.birth.date === null ? keys : [...keys, `date ${person.birth.date}`];
}

function namesOf({ birthName, usualName }: Likened): readonly string[] {
  return [birthName, usualName].filter((name) => name !== '').map(foldName);
}

function firstNameOf({ firstNames: [first = ''] }: Likened): string {
  return foldName(first);
}

/** First name and name typed in each other's place. */
function isSwapped(one: Likened, other: Likened): boolean {
  return namesOf(one).includes(firstNameOf(other)) && namesOf(other).includes(firstNameOf(one));
}

/** One letter more, less, changed or exchanged with its neighbour, in the name or in the first name but not in both. */
function isNameSlip(one: Likened, other: Likened): boolean {
  const [first, second] = [firstNameOf(one), firstNameOf(other)];
  const pairs = namesOf(one).flatMap((name) => namesOf(other).map((named) => [name, named] as const));
  return pairs.some(
    ([name, otherName]) =>
      (name === otherName && isSlip(first, second)) || (first === second && isSlip(name, otherName)),
  );
}

/** Day and month exchanged, or one digit. */
function isDateSlip(one: string, other: string): boolean {
  const [year, month, day] = one.split('-');
  if (other === `${year ?? ''}-${day ?? ''}-${month ?? ''}`) return true;
  return Array.from(one).filter((digit, index) => digit !== other.charAt(index)).length === 1;
}

function isSlip(one: string, other: string): boolean {
  if (one === other || Math.abs(one.length - other.length) > 1) return false;
  let start = 0;
  while (start < one.length && one.charAt(start) === other.charAt(start)) start += 1;
  const [rest, otherRest] = [one.slice(start), other.slice(start)];
  const isExchanged =
    rest.charAt(0) === otherRest.charAt(1) &&
    rest.charAt(1) === otherRest.charAt(0) &&
    rest.slice(2) === otherRest.slice(2);
  return (
    isExchanged ||
    rest.slice(1) === otherRest ||
    rest === otherRest.slice(1) ||
    rest.slice(1) === otherRest.slice(1)
  );
}
