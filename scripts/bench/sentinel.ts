/** A process that does nothing, and tells how late the machine lets it be: `fork`ed beside what is measured. */
import { measureLoopDelay } from '../../src/main/core-process/loop-delay.ts';

const read = measureLoopDelay();

process.on('message', () => {
  process.send?.(read());
});
