/** What a person is enrolled for. The closed lists are those of the declaration of results (`modalitesInscription`). */
import type { Person } from './person.ts';

export const ACCESS_WAYS = [
  'FORMATION_INITIALE_HORS_APPRENTISSAGE',
  'FORMATION_INITIALE_APPRENTISSAGE',
  'FORMATION_CONTINUE_HORS_CONTRAT_DE_PROFESSIONNALISATION',
  'FORMATION_CONTINUE_CONTRAT_DE_PROFESSIONNALISATION',
  'VAE',
  'EQUIVALENCE_DIPLOME_ETRANGER',
  'CANDIDAT_LIBRE',
] as const;
export type AccessWay = (typeof ACCESS_WAYS)[number];

export const VAE_WAYS = ['CONGES_VAE', 'VAE_CLASSIQUE'] as const;
export type VaeWay = (typeof VAE_WAYS)[number];

export const INITIATIVES = ['CERTIFIE', 'OF', 'POLE_EMPLOI', 'EMPLOYEUR', 'AUTRE'] as const;
export type Initiative = (typeof INITIATIVES)[number];

export const HELD_SOURCES = ['archive', 'declared'] as const;

/** A bloc that the person holds before any jury of this enrolment decided. */
export interface HeldBloc {
  readonly blocId: string;
  readonly source: (typeof HELD_SOURCES)[number];
  /** What it is known by: a number of minutes, of an attestation. */
  readonly reference: string;
  /** ISO calendar dates. */
  readonly heldOn: string;
  /** Last day; null for life. */
  readonly validUntil: string | null;
}

/** The measure granted to a candidate; the contract states the same shape. */
export interface GrantedMeasure {
  readonly timeMeasure:
    | { readonly kind: 'none' | 'third' }
    | { readonly kind: 'fraction'; readonly numerator: number; readonly denominator: number }
    | { readonly kind: 'fixed'; readonly extraMs: number };
  readonly otherMeasures: readonly string[];
}

export interface EnrolmentDetails {
  readonly certification: { readonly id: string; readonly version: string };
  /** Blocs sought, in the order of the certification. */
  readonly blocIds: readonly string[];
  readonly accessWay: AccessWay | null;
  /** Asked for when the access is by VAE. */
  readonly vaeWay: VaeWay | null;
  readonly initiative: Initiative | null;
  /** ISO calendar date. */
  readonly enrolledOn: string;
  readonly accommodation: GrantedMeasure;
  /** Number of the training file at the Caisse des Dépôts; empty for none. */
  readonly cpfFile: string;
  readonly held: readonly HeldBloc[];
}

export interface Enrolment extends EnrolmentDetails {
  readonly id: string;
  readonly personId: string;
}

/** Whether a bloc is held on that day (ISO calendar date): a validity counts its last day. */
export function isHeldOn({ heldOn, validUntil }: HeldBloc, today: string): boolean {
  return heldOn <= today && (validUntil === null || today <= validUntil);
}

/** Fields without which the results of a candidate cannot be declared. */
export const DECLARED_FIELDS = [
  'birthName',
  'firstNames',
  'sex',
  'birth.date',
  'birth.code',
  'birth.country',
  'accessWay',
] as const;
export type DeclaredField = (typeof DECLARED_FIELDS)[number];

/** What the schema of the declaration takes at most. */
const MOST_NAME = 60;

const FRANCE = '100';

/**
 * The mandatory fields of the declaration of results that are missing, or longer than it takes. Place of birth: the INSEE
 * code of the commune or its postal code, and of the country for who was born abroad.
 */
export function missingForDeclaration(
  person: Pick<Person, 'birthName' | 'firstNames' | 'sex' | 'birth'>,
  enrolment: Pick<Enrolment, 'accessWay'> | null,
): readonly DeclaredField[] {
  const { birth, birthName, firstNames, sex } = person;
  const [first = ''] = firstNames;
  const isNameSound = (name: string) => name.trim() !== '' && name.length <= MOST_NAME;
  const isAbroad = birth.country !== null && birth.country !== FRANCE;
  const sound: Readonly<Record<DeclaredField, boolean>> = {
    birthName: isNameSound(birthName),
    firstNames: isNameSound(first),
    sex: sex !== null,
    'birth.date': birth.date !== null,
    'birth.code': birth.code !== null || (birth.postcode !== null && !isAbroad),
    'birth.country': birth.country !== null || birth.code?.startsWith('99') !== true,
    accessWay: enrolment === null || enrolment.accessWay !== null,
  };
  return DECLARED_FIELDS.filter((field) => !sound[field]);
}
