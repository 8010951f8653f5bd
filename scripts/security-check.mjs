import './require-node.mjs';

const { runAsCommand } = await import('./runtime/failure.ts');
const { securityCheck } = await import('./commands/security-check.ts');
await runAsCommand(() => securityCheck(process.argv.slice(2)));
