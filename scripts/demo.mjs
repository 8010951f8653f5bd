import './require-node.mjs';

const { runAsCommand } = await import('./runtime/failure.ts');
const { demo } = await import('./commands/demo.ts');
await runAsCommand(() => demo(process.argv.slice(2)));
