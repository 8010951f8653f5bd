import './require-node.mjs';

const { runAsCommand } = await import('./runtime/failure.ts');
const { screenshots } = await import('./commands/screenshots.ts');
await runAsCommand(() => screenshots(process.argv.slice(2)));
