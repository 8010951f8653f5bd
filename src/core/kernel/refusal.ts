import type { Answer, ErrorCode } from '../../shared/error-codes.ts';

/** The answer of a request that is not granted. */
export type Refusal = Extract<Answer<never>, { readonly ok: false }>;

/** A refusal, with what its sentence needs. */
export function refuse(code: ErrorCode, details?: Readonly<Record<string, unknown>>): Refusal {
  return details === undefined ? { ok: false, code } : { ok: false, code, details };
}

/** A request that is well formed but does not fit what is stored, at these paths. */
export function refusePaths(...paths: readonly string[]): Refusal {
  return refuse('invalid-request', { paths });
}
