import './require-node.mjs';

const { runAsCommand } = await import('./runtime/failure.ts');
const { packageUpdate } = await import('./commands/package-update.ts');
await runAsCommand(() => packageUpdate(process.argv.slice(2)));
