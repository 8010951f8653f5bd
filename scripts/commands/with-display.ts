import { openDisplay } from '../runtime/display.ts';
import { SetupFailure } from '../runtime/failure.ts';
import { runForeground } from './child.ts';

/** Runs a command with a display; resolves with its exit code. */
export async function runWithDisplay(command: readonly string[]): Promise<number> {
  const [program, ...args] = command;
  if (program === undefined) throw new SetupFailure('Usage: npm run with-display -- COMMAND [ARGUMENT…]');
  const display = await openDisplay((text) => {
    console.error(text);
  });
  try {
    return await runForeground(program, args, display.env);
  } finally {
    await display.close();
  }
}
