/**
 * What is declared of a certification to the Caisse des Dépôts: the terms of `urn:cdc:cpf:pc5:schema:1.0.0`, held in our own
 * names. Lists of values are the schema's, since they are written as they are.
 */

export const ACCESS_WAYS = [
  'FORMATION_INITIALE_HORS_APPRENTISSAGE',
  'FORMATION_INITIALE_APPRENTISSAGE',
  'FORMATION_CONTINUE_HORS_CONTRAT_DE_PROFESSIONNALISATION',
  'FORMATION_CONTINUE_CONTRAT_DE_PROFESSIONNALISATION',
  'VAE',
  'EQUIVALENCE_DIPLOME_ETRANGER',
  'CANDIDAT_LIBRE',
] as const;

export const VAE_WAYS = ['CONGES_VAE', 'VAE_CLASSIQUE'] as const;
export const INITIATIVES = ['CERTIFIE', 'OF', 'POLE_EMPLOI', 'EMPLOYEUR', 'AUTRE'] as const;
export const EXAM_MODES = ['A_DISTANCE', 'EN_PRESENTIEL', 'MIXTE'] as const;
export const DEPOSITORS = ['CERTIFICATEUR', 'TIERS_CONFIANCE'] as const;
export const LANGUAGE_LEVELS = ['A1', 'A2', 'B1', 'B2', 'C1', 'C2', 'INSUFFISANT'] as const;
export const MENTIONS = [
  'SANS_MENTION',
  'MENTION_ASSEZ_BIEN',
  'MENTION_BIEN',
  'MENTION_TRES_BIEN',
  'MENTION_TRES_BIEN_AVEC_FELICITATIONS_DU_JURY',
] as const;

/** Country of birth that the schema calls France. */
export const FRANCE = '100';

/** Whoever declares, and under which contract. */
export interface Declarant {
  /** Of the sender and of the certifier, 8 characters each; mostly the same. */
  readonly senderId: string;
  readonly certifierId: string;
  readonly contractId: string;
  readonly depositor: (typeof DEPOSITORS)[number] | null;
}

/** The certification, or one bloc of it, as the register knows it. */
export interface DeclaredCertification {
  readonly register: 'RNCP' | 'RS' | '';
  /** With its letters: `RNCP99999`, `RS999`, `RNCP99999BC01`. */
  readonly code: string;
}

/** The holder; texts are empty where they are not known. */
export interface DeclaredHolder {
  readonly birthName: string;
  readonly usualName: string;
  readonly firstNames: readonly string[];
  readonly sex: 'M' | 'F' | null;
  /** ISO calendar date. */
  readonly birthDate: string | null;
  readonly birthPlace: string;
  /** INSEE code of the commune; 99 and the country for who was born abroad. */
  readonly birthCode: string | null;
  /** Postal code of the commune, where its INSEE code is not known. */
  readonly birthPostcode: string | null;
  /** INSEE code of the country, three digits; `FRANCE` for France. */
  readonly birthCountry: string | null;
}

/** One obtained certification of one holder. */
export interface DeclaredRow {
  readonly technicalId: string;
  readonly isByScore: boolean;
  /** ISO calendar dates; exam dates may be unknown. */
  readonly examFrom: string | null;
  readonly examTo: string | null;
  readonly examMode: (typeof EXAM_MODES)[number] | null;
  readonly examPostalCode: string;
  readonly validFrom: string;
  readonly validUntil: string | null;
  readonly languageLevel: (typeof LANGUAGE_LEVELS)[number] | null;
  readonly hasDigitalLevel: boolean;
  readonly score: string;
  readonly mention: (typeof MENTIONS)[number] | null;
  readonly accessWay: (typeof ACCESS_WAYS)[number] | null;
  readonly vaeWay: (typeof VAE_WAYS)[number] | null;
  readonly initiative: (typeof INITIATIVES)[number] | null;
  readonly enrolledOn: string | null;
  readonly holder: DeclaredHolder;
}

/** Everything that one file declares. */
export interface Declaration {
  readonly fluxId: string;
  /** Epoch ms, and the offset of the zone at that instant, in minutes. */
  readonly at: number;
  readonly offsetMinutes: number;
  readonly declarant: Declarant;
  readonly parts: readonly {
    readonly certification: DeclaredCertification;
    readonly rows: readonly DeclaredRow[];
  }[];
}
