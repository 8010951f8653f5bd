import type { PassageState } from '../../domain/passage/passage.types.ts';
import type { Answer, ErrorCode } from '../../shared/error-codes.ts';

/** The answer of a request that is not granted. */
export type Refusal = Extract<Answer<never>, { readonly ok: false }>;

/** A refusal, with what its sentence needs. */
export function refuse(code: ErrorCode, details?: Readonly<Record<string, unknown>>): Refusal {
  return details === undefined ? { ok: false, code } : { ok: false, code, details };
}

/** What a passage does not take at the stage that it has reached. */
export function wrongStage({ stage }: { readonly stage: PassageState['stage'] }): Refusal {
  return refuse('wrong-stage', { stage });
}

/** What there is none of, named as the request named it. */
export function notFound(named?: Readonly<Record<string, string | number | null>>): Refusal {
  return refuse('not-found', named);
}

/** The answer of a request that is granted. */
export function granted<Value>(value: Value): Extract<Answer<Value>, { readonly ok: true }> {
  return { ok: true, value };
}

/** Granted, with nothing to say. */
export const DONE = granted(null);

/** A request that is well formed but does not fit what is stored, at these paths. */
export function refusePaths(...paths: readonly string[]): Refusal {
  return refuse('invalid-request', { paths });
}
