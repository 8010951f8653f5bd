/** Two processes ask each other: each names what it wants by the other's own function, and gets its answer. */

/** One end of a channel between two processes. */
export interface CallPort {
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
}

export type Services = Readonly<Record<string, (...given: never[]) => unknown>>;

/** The other's functions as they are seen from here: each answers later. */
export type Remote<Theirs> = {
  readonly [Name in keyof Theirs]: Theirs[Name] extends (...given: infer Given) => infer Result
    ? (...given: Given) => Promise<Awaited<Result>>
    : never;
};

interface Call {
  readonly call: string;
  readonly id: number;
  readonly given: readonly unknown[];
}
interface Settled {
  readonly settled: number;
  readonly value?: unknown;
  /** Name, code and place of what was thrown. */
  readonly failure?: {
    readonly name: string;
    readonly message: string;
    readonly code: unknown;
    readonly stack: string | undefined;
  };
}

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: Error) => void;
}

export interface Calls<Theirs> {
  readonly theirs: Remote<Theirs>;
  /** The other is gone: whatever waits for it fails, and so does what is still asked. */
  readonly end: (reason: string) => void;
}

/** Serves `mine`, or what it is at the moment, on that port, and gives the functions of who is at its other end. */
export function connectCalls<Theirs>(port: CallPort, mine: Services | (() => Services)): Calls<Theirs> {
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  let ended: string | null = null;

  async function serve({ call, given, id }: Call): Promise<void> {
    try {
      const services = typeof mine === 'function' ? mine() : mine;
      const service = Object.hasOwn(services, call)
        ? (services[call] as (...given: readonly unknown[]) => unknown)
        : undefined;
      if (service === undefined) throw new Error(`nothing is called ${call}`);
      port.post({ settled: id, value: await service(...given) } satisfies Settled);
    } catch (error) {
      const { message, name, stack } = error instanceof Error ? error : new Error(String(error));
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      port.post({ settled: id, failure: { name, message, code, stack } } satisfies Settled);
    }
  }

  function settle({ failure, settled, value }: Settled): void {
    const call = waiting.get(settled);
    waiting.delete(settled);
    if (failure === undefined) call?.resolve(value);
    else call?.reject(failed(failure));
  }

  port.onMessage((message) => {
    if (typeof message !== 'object' || message === null) return;
    if ('call' in message) void serve(message as Call);
    else if ('settled' in message) settle(message as Settled);
  });

  const ask = (call: string, given: readonly unknown[]): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (ended !== null) {
        reject(new Error(ended));
        return;
      }
      lastId += 1;
      waiting.set(lastId, { resolve, reject });
      port.post({ call, id: lastId, given } satisfies Call);
    });

  return {
    theirs: new Proxy({} as Remote<Theirs>, {
      get:
        (_target, name) =>
        (...given: readonly unknown[]) =>
          ask(String(name), given),
    }),
    end: (reason) => {
      ended = reason;
      for (const { reject } of waiting.values()) reject(new Error(reason));
      waiting.clear();
    },
  };
}

/** What was thrown at the other end, as far as it can be told. */
function failed({ code, message, name, stack }: NonNullable<Settled['failure']>): Error {
  const error = Object.assign(new Error(message), { name, stack });
  return code === undefined ? error : Object.assign(error, { code });
}
