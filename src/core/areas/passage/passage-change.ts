import type {
  Actor,
  PassageCommand,
  PassageState,
  SystemCommand,
} from '../../../domain/passage/passage.types.ts';
import type { Reading } from '../../../domain/time/time.ts';
import type { Answer } from '../../../shared/error-codes.ts';
import type { PassageFacts } from './passage-facts.ts';

/** One change of a passage, inside its transaction. */
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
}
