import './require-node.mjs';

const { runAsCommand } = await import('./runtime/failure.ts');
const { fuzz } = await import('./commands/fuzz.ts');
await runAsCommand(() => fuzz(process.argv.slice(2)));
