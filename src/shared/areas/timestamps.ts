/** Timestamps of archived minutes. */
import { z } from 'zod';
import { isUnreadable } from '../../domain/text/clean-text.ts';
import type { Instant } from '../../domain/time/time.ts';
import { answering } from '../endpoint.ts';
import type { ErrorCode } from '../error-codes.ts';
import { exactText, minutesRef, noRequest } from '../request-parts.ts';
import { MAX_CERTIFICATE_BYTES } from '../../domain/file-limits.ts';

const MAX_URL = 500;

/** Object identifier in dots. */
const policySchema = z
  .string()
  .regex(/^(?:[01]\.[1-3]?\d|2\.(?:0|[1-9]\d{0,8}))(?:\.(?:0|[1-9]\d{0,14})){1,30}$/);

/** No name and password in the address: they would be stored and shown in clear. */
const urlSchema = z
  .url({ protocol: /^https?$/ })
  .max(MAX_URL)
  .refine((url) => !isUnreadable(url) && !/[\s\p{Cc}]/u.test(url))
  .regex(/^[^/]*\/\/[^/?#@]+(?:[/?#]|$)/);

/** PEM or DER. */
const certificateSchema = z
  .instanceof(Uint8Array)
  .refine(({ byteLength }) => byteLength > 0 && byteLength <= MAX_CERTIFICATE_BYTES);

/** An authority to try or to keep; `certificate` 'kept' is the one that is stored already. */
export const timestampAuthorityInput = z.strictObject({
  url: urlSchema,
  policy: policySchema.nullable(),
  certificate: z.union([z.literal('kept'), certificateSchema]).nullable(),
});

/** `minutesIds` absent: every minutes that has no timestamp. */
export const timestampRunInput = z.strictObject({
  minutesIds: z.array(exactText(64).min(1)).min(1).max(5_000).exactOptional(),
});

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

/** What can be asked of this area. */
export const timestampEndpoints = {
  timestamps: {
    settings: answering<TimestampSettingsView>('desk')(noRequest),
    save: answering<TimestampSettingsView>('desk')(timestampAuthorityInput),
    /** Forgets the authority; what waits for a timestamp waits no longer. */
    remove: answering<TimestampSettingsView>('desk')(noRequest),
    /** Asks the authority for a timestamp of nothing, and keeps neither. */
    tryAuthority: answering<TimestampTrialView>('desk')(timestampAuthorityInput),
    state: answering<TimestampState>('desk')(minutesRef),
    /** Queues what has no timestamp and works through the queue now. */
    run: answering<TimestampRunView>('desk')(timestampRunInput),
  },
} as const;
