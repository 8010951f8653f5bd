import './require-node.mjs';

const { runAsCommand } = await import('./runtime/failure.ts');
const { testPackage } = await import('./commands/test-package.ts');
await runAsCommand(() => testPackage(process.argv.slice(2)));
