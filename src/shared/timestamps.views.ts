/** Timestamps of archived minutes, as main shows them. */
import type { Instant } from '../domain/time/time.ts';
import type { ErrorCode } from './error-codes.ts';

/** A certificate by which an authority is recognised. */
export interface TrustedCertificateView {
  readonly subject: string;
  /** SHA-256 (hex). */
  readonly sha256: string;
  readonly notAfter: Instant;
}

export interface TimestampAuthorityView {
  readonly url: string;
  /** Object identifier asked for; null lets the authority choose. */
  readonly policy: string | null;
  /** Null takes whatever authority answers at that address. */
  readonly certificate: TrustedCertificateView | null;
}

export interface TimestampSettingsView {
  /** Null: nothing leaves this machine. */
  readonly authority: TimestampAuthorityView | null;
  /** Archived minutes that wait for a timestamp. */
  readonly waitingCount: number;
  /** Sealed minutes that have none and do not wait for one. */
  readonly unstampedCount: number;
}

/** What an authority answered to a trial. */
export interface TimestampTrialView {
  readonly at: Instant;
  readonly authority: string;
  readonly policy: string;
  /** The authority's instant minus that of this machine's clock, in ms. */
  readonly offsetMs: number;
  /** Highest certificate that the answer holds, by which the authority can be recognised from now on. */
  readonly highest: TrustedCertificateView & { readonly der: Uint8Array };
  /** Whether the certificate that was given vouches for it; null when none was given. */
  readonly isRecognised: boolean | null;
}

export type TimestampState =
  /** Archived before documents had room for a timestamp. */
  | { readonly kind: 'impossible' }
  /** None, and none is on its way; `isConfigured` says whether an authority is known. */
  | { readonly kind: 'none'; readonly isConfigured: boolean }
  | {
      readonly kind: 'waiting';
      readonly since: Instant;
      readonly attempts: number;
      readonly nextAttemptAt: Instant;
      readonly failure: {
        readonly code: ErrorCode;
        readonly at: Instant;
        /** What the authority said; '' when nothing. */
        readonly said: string;
      } | null;
    }
  | {
      readonly kind: 'done';
      readonly at: Instant;
      readonly authority: string;
      readonly policy: string;
      readonly serial: string;
      readonly offsetMs: number;
      readonly addedAt: Instant;
    };

/** What came of working through the queue. */
export interface TimestampRunView {
  readonly stamped: number;
  readonly waiting: number;
  /** Code of the first failure; null when there was none. */
  readonly failure: ErrorCode | null;
}
