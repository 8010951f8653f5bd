import type { TFunction } from 'i18next';
import type { ErrorCode } from '../../../shared/error-codes.ts';
import { ApiError } from './create-api.ts';
import type { ErrorDetails } from './create-api.ts';

/** The three sentences owed to the user for any failure. */
export interface ErrorTexts {
  readonly code: ErrorCode;
  /** What happened. */
  readonly what: string;
  /** What is safe. */
  readonly safe: string;
  /** What to do. */
  readonly todo: string;
}

/** Anything thrown, as a code of the contract; what is not the API's own refusal is `internal`. */
export function errorCodeOf(error: unknown): ErrorCode {
  return error instanceof ApiError ? error.code : 'internal';
}

/** Sentences for anything thrown. `t` must know the `errors` namespace. */
export function errorTexts(t: TFunction<'errors'>, error: unknown): ErrorTexts {
  const code = errorCodeOf(error);
  const details = error instanceof ApiError ? error.details : {};
  const values = valuesOf(details);
  const what = t(`${code}.what`, values);
  const { ofCandidate } = details;
  return {
    code,
    // Of several who were asked to move at once, the one who could not.
    what: typeof ofCandidate === 'string' ? `${ofCandidate} · ${what}` : what,
    safe: t(`${code}.safe`, values),
    todo: t(`${code}.todo`, values),
  };
}

/** What a sentence can name: a version, a file. */
function isSayable(entry: readonly [string, unknown]): entry is [string, string | number] {
  return typeof entry[1] === 'string' || typeof entry[1] === 'number';
}

/** What the sentences of some codes need; `context` picks the sentence of a reason, where there are several. */
function valuesOf(details: ErrorDetails): {
  readonly replace: Readonly<Record<string, string | number>>;
  readonly context?: string;
} {
  const { characters, context: reason, waitMs, weakness } = details;
  const replace = {
    ...Object.fromEntries(Object.entries(details).filter(isSayable)),
    seconds: typeof waitMs === 'number' ? Math.ceil(waitMs / 1_000) : 0,
    characters: Array.isArray(characters) ? characters.join(' ') : '',
  };
  const context = weakness ?? reason;
  return typeof context === 'string' ? { replace, context } : { replace };
}
