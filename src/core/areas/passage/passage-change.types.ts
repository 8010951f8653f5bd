import type {
  Actor,
  PassageCommand,
  PassageState,
  SystemCommand,
} from '../../../domain/passage/passage.types.ts';
import type { Reading } from '../../../domain/time/time.ts';
import type { Answer } from '../../../shared/error-codes.ts';
import type { FactPart, PassageFacts } from './passage-facts.ts';

/** What the work of a change is given. */
export interface PassageChange {
  /** The reading that stamps everything in this change. */
  readonly now: Reading;
  /** The passage as it stood when the change began. */
  readonly facts: PassageFacts;
  /** State after the commands applied so far. */
  readonly state: () => PassageState;
  /** Runs a command on the facts as they are in the transaction; stores its events and the new snapshot. */
  readonly apply: (command: PassageCommand | SystemCommand, actor: Actor) => Answer<PassageState>;
  /** Freezes what minutes are made from, unless it is: to be called when the passage begins in another way than a command. */
  readonly begin: () => void;
  /**
   * Says what the work itself wrote into the passage, so far and since it last said so; nothing, when it names nothing. From
   * the first time on only that is read again. Work that never says is taken to have written anything.
   */
  readonly wrote: (...parts: readonly FactPart[]) => void;
  /** Says what the grids came to by what the work wrote into them, which need not be read again then. */
  readonly becomes: (after: Pick<PassageFacts, 'grids'>) => void;
}
