/**
 * What leaves the room after a session: papers for candidates and for the certifier, each made from the sealed minutes of the
 * session. None of them holds what one juror marked.
 */

/** What a jury can decide of a bloc. */
export type BlocDecisionWord =
  | 'validated'
  | 'refused'
  | 'conditional'
  | 'adjourned'
  | 'absent'
  | 'excused'
  | 'abandoned'
  | 'fraud-suspected';

/** One bloc of one candidate, as the minutes of the session state it. */
export interface ResultRow {
  readonly blocId: string;
  /** `decided` there; `held` before; `pending`: nothing was decided. */
  readonly state: 'decided' | 'held' | 'pending';
  readonly kind: 'decision' | 'lifting' | 'revocation' | null;
  readonly outcome: BlocDecisionWord | null;
  readonly reason: string;
  readonly recommendations: string;
  /** Only of a conditional outcome; `until` is an ISO calendar date. */
  readonly condition: { readonly document: string; readonly until: string } | null;
  readonly held: {
    readonly reference: string;
    readonly heldOn: string;
    readonly validUntil: string | null;
  } | null;
}

export interface ResultCandidate {
  readonly enrolmentId: string;
  readonly birthName: string;
  readonly usualName: string;
  readonly firstName: string;
  /** ISO calendar date; empty when it is not known. */
  readonly birthDate: string;
  readonly birthPlace: string;
  readonly rows: readonly ResultRow[];
  readonly whole: {
    readonly outcome: 'total' | 'partial' | 'none' | null;
    readonly mention: string | null;
  };
}

/** What papers are made from: a part of the content of a session's minutes, whatever its version. */
export interface SessionResults {
  readonly number: string;
  readonly status: 'proposition' | 'decision';
  readonly timeZone: string;
  /** Epoch ms. */
  readonly lockedAt: number;
  readonly certification: {
    readonly id: string;
    readonly title: string;
    readonly version: string;
    readonly words: {
      readonly bloc: { readonly one: string; readonly many: string };
      readonly blocOutcome: { readonly favourable: string; readonly unfavourable: string };
      readonly whole: { readonly total: string; readonly partial: string; readonly none: string };
    };
    readonly references: readonly { readonly register: string; readonly code: string }[];
  };
  readonly blocs: readonly {
    readonly id: string;
    readonly label: string;
    readonly title: string;
    readonly validityYears: number | null;
  }[];
  readonly session: {
    readonly title: string;
    /** ISO calendar date. */
    readonly date: string;
    readonly place: string;
    readonly organisation: string;
  };
  readonly candidates: readonly ResultCandidate[];
}

/** Papers that are numbered and kept. */
export const ISSUED_KINDS = [
  'notification',
  'attestation',
  'certificate',
  'extract',
  'results-table',
] as const;
export type IssuedKind = (typeof ISSUED_KINDS)[number];

/** How papers of the organisation look and who stands for them. */
export interface IssuingTemplate {
  readonly organisation: string;
  readonly logo: Logo | null;
  readonly signatory: { readonly name: string; readonly quality: string };
  /** Where papers are made out; empty for none. */
  readonly place: string;
  /** Printed small at the foot: legal mentions, addresses. */
  readonly mentions: string;
  /** How a result may be contested. */
  readonly appeal: string;
  /** The organisation is the certifier or has its mandate: without it no certificate and no declaration. */
  readonly isMandated: boolean;
}

export interface Logo {
  readonly format: 'png' | 'jpeg' | 'svg';
  readonly bytes: Uint8Array;
}
