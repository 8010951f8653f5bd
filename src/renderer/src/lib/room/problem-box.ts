/** What a member tells the president quietly: kept on the device until the desk has it, sent in its order, each once. */
import type { Api } from '../create-api.ts';
import { ApiError } from '../create-api.ts';
import type { ErrorCode } from '../../../../shared/error-codes.ts';

export interface Report {
  readonly problemId: string;
  readonly passageId: string | null;
  readonly text: string;
  /** `refused`: the desk has it not, and will not take it. */
  readonly state: 'waiting' | 'sent' | 'refused';
  readonly code: ErrorCode | null;
}

export interface ProblemBox {
  /** In their order. The same array until something changes. */
  readonly state: () => readonly Report[];
  readonly subscribe: (listener: () => void) => () => void;
  /** Resolves once it is kept on the device. */
  readonly add: (passageId: string | null, text: string) => Promise<void>;
  /** Sends what waits: the line is up. */
  readonly resume: () => void;
}

export interface ProblemBoxParts {
  readonly api: { readonly room: Pick<Api['room'], 'problem'> };
  readonly newId: () => string;
  readonly copies: {
    copy(name: string): Promise<unknown>;
    keepCopy(name: string, value: unknown): Promise<void>;
  };
}

const COPY = 'problems';

/** Whether one is kept there that the desk did not answer yet. */
export async function isReportWaiting(copies: Pick<ProblemBoxParts['copies'], 'copy'>): Promise<boolean> {
  const reports = ((await copies.copy(COPY)) ?? []) as readonly Report[];
  return reports.some(({ state }) => state === 'waiting');
}

/** What passes: it is sent again. */
const PASSING: readonly ErrorCode[] = [
  'desk-unreachable',
  'room-closed',
  'internal',
  'database-locked',
  'disk-full',
];

/** With what waited when the page was left. */
export async function createProblemBox({ api, copies, newId }: ProblemBoxParts): Promise<ProblemBox> {
  let reports = ((await copies.copy(COPY)) ?? []) as readonly Report[];
  const listeners = new Set<() => void>();
  let isSending = false;

  let changing: Promise<void> = Promise.resolve();

  /** One after another: each starts from what the one before kept. */
  function change(next: (reports: readonly Report[]) => readonly Report[]): Promise<void> {
    const done = changing.then(async () => {
      const changed = next(reports);
      await copies.keepCopy(COPY, changed);
      reports = changed;
      for (const listener of [...listeners]) listener();
    });
    changing = done.catch(() => undefined);
    return done;
  }

  function settled(problemId: string, state: Report['state'], code: ErrorCode | null): Promise<void> {
    return change((all) =>
      all.map((each) => (each.problemId === problemId ? { ...each, state, code } : each)),
    );
  }

  async function pump(): Promise<void> {
    if (isSending) return;
    isSending = true;
    try {
      for (;;) {
        const next = reports.find(({ state }) => state === 'waiting');
        if (next === undefined) return;
        const { passageId, problemId, text } = next;
        try {
          await api.room.problem({ problemId, passageId, text });
        } catch (error) {
          const code = error instanceof ApiError ? error.code : 'internal';
          if (PASSING.includes(code)) return;
          await settled(problemId, 'refused', code);
          continue;
        }
        await settled(problemId, 'sent', null);
      }
    } finally {
      isSending = false;
    }
  }

  /** An answer that cannot be kept here leaves it waiting: sent again under its id, it is kept once. */
  const resume = () => {
    pump().catch(() => undefined);
  };

  return {
    state: () => reports,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    add: async (passageId, text) => {
      const report: Report = { problemId: newId(), passageId, text, state: 'waiting', code: null };
      await change((all) => [...all, report]);
      resume();
    },
    resume,
  };
}
