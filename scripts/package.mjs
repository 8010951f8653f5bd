import './require-node.mjs';

const { runAsCommand } = await import('./runtime/failure.ts');
const { makePackage } = await import('./commands/package.ts');
await runAsCommand(() => makePackage(process.argv.slice(2)));
