import './require-node.mjs';

const { runAsCommand } = await import('./runtime/failure.ts');
const { test } = await import('./commands/test.ts');
await runAsCommand(() => test());
