/** What a day is played on: the core as the application's window asks it, its clock, and the folder that a dialog gives. */
import type { ManualDrive } from '../../../src/core/kernel/test-clock.ts';
import type { Answer } from '../../../src/shared/error-codes.ts';
import type { DeskHandlers } from '../../../tests/db/as-desk.ts';

export interface DayStage {
  readonly handlers: DeskHandlers;
  readonly drive: ManualDrive;
  /** What the clock reads, in milliseconds since 1970. */
  readonly now: () => number;
  /** Says what is going on. */
  readonly say: (what: string) => void;
  /** The folder of this name under that of the day, which the next dialogs answer. */
  readonly into: (name: string) => string;
}

/** The value of an answer; throws on a refusal, with its code. */
export async function done<Value>(answer: Answer<Value> | Promise<Answer<Value>>): Promise<Value> {
  const settled = await answer;
  if (!settled.ok) throw new Error(`refused: ${settled.code} ${JSON.stringify(settled.details ?? {})}`);
  return settled.value;
}
