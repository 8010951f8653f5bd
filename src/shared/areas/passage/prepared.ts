/** What is prepared for a passage and shown all along it. */

export interface CandidateIdentity {
  readonly lastName: string;
  readonly firstName: string;
  /** ISO calendar date; empty when not known yet. */
  readonly birthDate: string;
  readonly birthPlace: string;
  readonly company: string;
  readonly trainingBody: string;
  readonly tutor: string;
}

export type TimeMeasure =
  | { readonly kind: 'none' }
  | { readonly kind: 'third' }
  | { readonly kind: 'fraction'; readonly numerator: number; readonly denominator: number }
  | { readonly kind: 'fixed'; readonly extraMs: number };

/** The measure granted, never its reason. */
export interface AccommodationInput {
  readonly timeMeasure: TimeMeasure;
  readonly otherMeasures: readonly string[];
}

export interface AttachmentView {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly byteCount: number;
  readonly sha256: string;
}
