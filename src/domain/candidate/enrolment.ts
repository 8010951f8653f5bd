/** What a person is enrolled for. The closed lists are those of the declaration of results (`modalitesInscription`). */
import { faultsOfHolder } from '../reporting/declaration-check.ts';
import type { DeclarationField } from '../reporting/declaration-check.ts';
import { declaredHolder } from '../reporting/declared-terms.ts';
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

/** Fields of which the declaration of results refuses a candidate who lacks them, or has them longer than it takes. */
const DECLARED_FIELDS = [
  'birthName',
  'usualName',
  'firstNames',
  'sex',
  'birth.date',
  'birth.code',
  'birth.place',
  'birth.country',
  'accessWay',
] as const;
export type DeclaredField = (typeof DECLARED_FIELDS)[number];

/** Where a candidate's file has what the declaration asks of a holder. */
const FIELD_OF: Partial<Readonly<Record<DeclarationField, DeclaredField>>> = {
  birthName: 'birthName',
  usualName: 'usualName',
  firstName: 'firstNames',
  otherFirstNames: 'firstNames',
  sex: 'sex',
  birthDate: 'birth.date',
  birthCode: 'birth.code',
  birthPlace: 'birth.place',
  birthCountry: 'birth.country',
};

/** No birth is after it: what is still to come is a fault of the file itself. */
const LAST_DAY = '9999-12-31';

/**
 * What the declaration of results would refuse of a candidate, by the very check that it is made with, from the day on which
 * they are enrolled.
 */
export function missingForDeclaration(
  person: Pick<Person, 'birthName' | 'usualName' | 'firstNames' | 'sex' | 'birth'>,
  enrolment: Pick<Enrolment, 'accessWay'> | null,
): readonly DeclaredField[] {
  const found = faultsOfHolder(declaredHolder(person), LAST_DAY).map(({ field }) => FIELD_OF[field]);
  const isWayMissing = enrolment !== null && enrolment.accessWay === null;
  return DECLARED_FIELDS.filter((field) => (field === 'accessWay' ? isWayMissing : found.includes(field)));
}
