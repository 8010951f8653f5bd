// Usage: npm run with-display -- COMMAND [ARGUMENT…]  Runs a command with a display, a virtual one when there is none.
import './require-node.mjs';

const { runAsCommand } = await import('./runtime/failure.ts');
const { runWithDisplay } = await import('./commands/with-display.ts');
await runAsCommand(() => runWithDisplay(process.argv.slice(2)));
