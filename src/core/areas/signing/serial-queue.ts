/** Runs one piece of work after another, so that two signatures never build on the same document. */
export interface SerialQueue {
  run<Value>(work: () => Promise<Value>): Promise<Value>;
}

/** An empty queue; a piece of work that fails does not hold the next one back. */
export function createSerialQueue(): SerialQueue {
  let last: Promise<unknown> = Promise.resolve();
  return {
    run: (work) => {
      const result = last.then(work);
      last = result.catch(() => undefined);
      return result;
    },
  };
}
