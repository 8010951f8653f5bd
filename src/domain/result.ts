/** Outcome of a pure operation: a value, or a closed error code with details for the caller to translate. */
export type Result<Value, Code extends string> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly code: Code; readonly details?: Readonly<Record<string, unknown>> };

/** Wraps a value as a success. */
export function ok<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value };
}

/** Wraps a closed error code, with details that help the user mend the cause. */
export function fail<Code extends string>(
  code: Code,
  details?: Readonly<Record<string, unknown>>,
): { readonly ok: false; readonly code: Code; readonly details?: Readonly<Record<string, unknown>> } {
  return details === undefined ? { ok: false, code } : { ok: false, code, details };
}
