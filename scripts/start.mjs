import './require-node.mjs';

const { runAsCommand } = await import('./runtime/failure.ts');
const { start } = await import('./commands/start.ts');
await runAsCommand(() => start(process.argv.slice(2)));
