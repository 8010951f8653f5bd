import { AREAS } from '../../../shared/contract.ts';
import type { AreaName, Contract, PupitreApi } from '../../../shared/contract.ts';
import type { Answer, ErrorCode } from '../../../shared/error-codes.ts';
import type { Call, KeptWrites } from './kept-writes.ts';
import type { Transport } from './transport.ts';

export type ErrorDetails = Readonly<Record<string, unknown>>;

/** A refusal by the main process: a closed code, which `errors.ts` turns into sentences. */
export class ApiError extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, details: ErrorDetails = {}) {
    super(code);
    this.name = 'ApiError';
    this.code = code;
    this.details = details;
  }
}

type Plain<Method> = Method extends (request: infer Request) => Promise<Answer<infer Value>>
  ? undefined extends Request
    ? () => Promise<Value>
    : (request: Request) => Promise<Value>
  : never;

/** The contract with its envelopes opened: a method answers its value or rejects with `ApiError`. */
export type Api = {
  readonly [Area in AreaName]: {
    readonly [Method in keyof Contract[Area]]: Plain<PupitreApi[Area][Method & keyof PupitreApi[Area]]>;
  };
};

type Door = Pick<KeptWrites, 'note' | 'settled'>;

/** One method for each endpoint of the contract, asked over that line. */
export function createApi(ask: Transport['request'], kept: Door | null = null): Api {
  const entries = AREAS.map(([area, methods]) => {
    const wrapped = methods.map((name) => {
      const send = (request?: unknown) => unwrap(ask(area, name, request));
      const call = (request?: unknown) => {
        const settled = kept?.settled({ area, method: name, request }) ?? null;
        if (settled?.kind === 'stored') return Promise.resolve(settled.value);
        const standing = settled === null ? request : settled.request;
        return noting(kept, { area, method: name, request: standing, send: () => send(standing) });
      };
      return [name, call] as const;
    });
    return [area, Object.fromEntries(wrapped)] as const;
  });
  return Object.fromEntries(entries) as unknown as Api;
}

/** Sends, and tells the list of writes that were refused how it ended. */
async function noting(kept: Door | null, call: Call): Promise<unknown> {
  try {
    const value = await call.send();
    kept?.note(call, null);
    return value;
  } catch (error) {
    if (error instanceof ApiError) kept?.note(call, error);
    throw error;
  }
}

/** Opens one envelope. A broken bridge (window closing, process gone) counts as `internal`. */
async function unwrap(pending: Promise<Answer<unknown>>): Promise<unknown> {
  const answer = await pending.catch((): Answer<unknown> => ({ ok: false, code: 'internal' }));
  if (answer.ok) return answer.value;
  throw new ApiError(answer.code, answer.details);
}
