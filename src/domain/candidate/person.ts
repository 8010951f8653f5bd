/** A candidate as a person, who stands once whatever they are enrolled for. */

export type Sex = 'F' | 'M';

/** Where and when someone was born, as the declaration of results asks for it. */
export interface Birth {
  /** ISO calendar date; null when it is not known. */
  readonly date: string | null;
  readonly place: string;
  /** INSEE code of the commune, such as "59350" or "2A004"; "99" and three digits for who was born abroad. */
  readonly code: string | null;
  /** Of the commune, where its INSEE code is not known. */
  readonly postcode: string | null;
  /** INSEE code of the country; "100" is France. */
  readonly country: string | null;
}

export interface PersonDetails {
  readonly birthName: string;
  /** Empty when it is the birth name. */
  readonly usualName: string;
  /** One at least, in the order of the civil register. */
  readonly firstNames: readonly string[];
  readonly sex: Sex | null;
  readonly birth: Birth;
  readonly email: string;
  readonly phone: string;
  readonly company: string;
  readonly trainingBody: string;
  readonly tutor: string;
}

export interface Person extends PersonDetails {
  readonly id: string;
}

/** Name that a person goes by: the usual one before the birth name. */
export function familyName({ birthName, usualName }: Pick<Person, 'birthName' | 'usualName'>): string {
  return usualName === '' ? birthName : usualName;
}

/** First name, then the name that the person goes by. */
export function displayName(person: Pick<Person, 'birthName' | 'usualName' | 'firstNames'>): string {
  return [person.firstNames[0] ?? '', familyName(person)].filter((part) => part !== '').join(' ');
}

/** What a passage takes over from the file of a person: its own copy, which minutes print under the name that they go by. */
export function identityOf(person: PersonDetails) {
  const { birth, company, firstNames, trainingBody, tutor } = person;
  return {
    lastName: familyName(person),
    firstName: firstNames[0] ?? '',
    birthDate: birth.date ?? '',
    birthPlace: birth.place,
    company,
    trainingBody,
    tutor,
  };
}

/** Nothing known yet but a name. */
export function newPerson(birthName: string, firstName: string): PersonDetails {
  return {
    birthName,
    usualName: '',
    firstNames: [firstName],
    sex: null,
    birth: { date: null, place: '', code: null, postcode: null, country: null },
    email: '',
    phone: '',
    company: '',
    trainingBody: '',
    tutor: '',
  };
}
