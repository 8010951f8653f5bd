import './require-node.mjs';

const { runAsCommand } = await import('./runtime/failure.ts');
const { bench } = await import('./commands/bench.ts');
await runAsCommand(() => bench(process.argv.slice(2)));
