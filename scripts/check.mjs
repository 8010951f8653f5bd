import './require-node.mjs';

const { runAsCommand } = await import('./runtime/failure.ts');
const { check } = await import('./commands/check.ts');
await runAsCommand(() => check());
