import type { PassageRefusal } from '../domain/passage/passage.types.ts';

const PASSAGE_REFUSALS = [
  'wrong-stage',
  'identity-missing',
  'attendance-missing',
  'candidate-absent',
  'declarations-missing',
  'quorum-not-met',
  'evaluator-not-chosen',
  'subject-missing',
  'unknown-phase',
  'phase-out-of-order',
  'phase-already-started',
  'clock-not-running',
  'clock-not-paused',
  'clock-not-interrupted',
  'interruption-awaits-ruling',
  'undo-expired',
  'reason-missing',
  'extra-time-not-positive',
  'phases-not-finished',
  'grids-not-sealed',
  'results-missing',
  'decision-missing',
  'signatures-missing',
] as const satisfies readonly PassageRefusal[];

/** Every way in which a request can fail; the interface has a sentence for each in each language. */
export const ERROR_CODES = [
  ...PASSAGE_REFUSALS,
  // requests and access
  'invalid-request',
  'not-found',
  'already-begun',
  'untrusted-sender',
  // seats
  'pin-not-set',
  'pin-wrong',
  'pin-throttled',
  'pin-too-simple',
  'seat-closed',
  'member-may-not-mark',
  'grid-sealed',
  'grid-incomplete',
  'unknown-target',
  // deliberation and decision
  'unknown-level',
  'result-unchanged',
  'vote-exceeds-voters',
  'dissent-unknown-juror',
  'outcome-not-allowed',
  'casting-vote-not-allowed',
  // signatures and minutes
  'signature-empty',
  'signature-invalid',
  'already-signed',
  'content-changed',
  'document-failed',
  'content-outdated',
  // keys and certificates
  'clock-before-certificate',
  'certificate-expired',
  'authority-changed',
  'authority-missing',
  'authority-expired',
  'authority-key-lost',
  'seal-key-lost',
  'key-store-failed',
  'already-revoked',
  'key-file-unreadable',
  'key-file-wrong-password',
  'key-file-no-key',
  'key-file-key-mismatch',
  'key-file-expired',
  'key-file-not-yet-valid',
  'key-file-not-for-signing',
  'key-file-unsupported',
  'key-file-not-authority',
  // subjects and role plays
  'subject-invalid',
  'subject-conflict',
  'subject-not-own',
  'subject-not-expected',
  'subject-not-eligible',
  'repeat-without-reason',
  'draw-empty',
  'envelopes-not-prepared',
  'unknown-envelope',
  'draw-outdated',
  'role-taken',
  // files and storage
  'referentiel-invalid',
  'referentiel-in-use',
  'file-unreadable',
  'file-unwritable',
  'file-too-large',
  'disk-full',
  'database-locked',
  'database-corrupt',
  'database-newer',
  'database-unwritable',
  'cancelled',
  'internal',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/** Envelope of every answer: a value, or a closed code with the details its sentence needs. */
export type Answer<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly code: ErrorCode; readonly details?: Readonly<Record<string, unknown>> };
