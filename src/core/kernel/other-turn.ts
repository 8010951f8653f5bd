/** Lets everything else that is due run first: long work is done in short turns. */
export function otherTurn(): Promise<void> {
  return new Promise((resume) => setImmediate(resume));
}
