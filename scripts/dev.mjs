import './require-node.mjs';

const { runAsCommand } = await import('./runtime/failure.ts');
const { dev } = await import('./commands/dev.ts');
await runAsCommand(() => dev(process.argv.slice(2)));
