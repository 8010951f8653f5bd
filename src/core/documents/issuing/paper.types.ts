/** What each paper is made from. Data alone: the same data give the same bytes. */
import type {
  IssuingTemplate,
  ResultCandidate,
  SessionResults,
} from '../../../domain/issuing/issuing.types.ts';

interface Common {
  readonly template: IssuingTemplate;
  /** Epoch ms; printed in `timeZone`. */
  readonly issuedAt: number;
  readonly timeZone: string;
  readonly appVersion: string;
  /** Empty of a preview. */
  readonly number: string;
  /** Shown before it is issued: it says that it has no value. */
  readonly isPreview: boolean;
  /** The original that this one repeats, and when that was issued (epoch ms). */
  readonly original: { readonly number: string; readonly issuedAt: number } | null;
  /** Room for the organisation's seal. */
  readonly isToBeSealed: boolean;
}

interface OfMinutes extends Common {
  readonly results: SessionResults;
  /** SHA-256 (hex) of the content of the session's minutes. */
  readonly contentDigest: string;
}

interface OfCandidate extends OfMinutes {
  readonly candidate: ResultCandidate;
  readonly sex: 'M' | 'F' | null;
}

export type NotificationData = OfCandidate & { readonly kind: 'notification' };
export type AttestationData = OfCandidate & {
  readonly kind: 'attestation';
  readonly blocId: string;
  /** Statements of the competences of the bloc. */
  readonly competences: readonly string[];
};
export type CertificateData = OfCandidate & { readonly kind: 'certificate' };
export type TableData = OfMinutes & { readonly kind: 'results-table' };

/** Label and value, as they are printed. */
export type PrintedFact = readonly [label: string, value: string];

interface TitledFacts {
  readonly title: string;
  readonly facts: readonly PrintedFact[];
}

export type ExtractData = Common & {
  readonly kind: 'extract';
  readonly name: string;
  readonly person: readonly PrintedFact[];
  readonly enrolments: readonly TitledFacts[];
  /** Entered or imported, those withdrawn too. */
  readonly entries: readonly TitledFacts[];
  readonly decisions: readonly TitledFacts[];
  readonly tests: readonly {
    readonly title: string;
    readonly facts: readonly PrintedFact[];
    /** What examiners wrote, without their names; `about` is what it is about. */
    readonly notes: readonly { readonly about: string; readonly text: string }[];
  }[];
};

export type PaperData = NotificationData | AttestationData | CertificateData | TableData | ExtractData;
