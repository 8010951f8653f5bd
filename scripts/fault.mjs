import './require-node.mjs';

const { runAsCommand } = await import('./runtime/failure.ts');
const { fault } = await import('./commands/fault.ts');
await runAsCommand(() => fault(process.argv.slice(2)));
