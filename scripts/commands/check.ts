import { runForeground } from './child.ts';

const CHECKS: readonly { name: string; command: readonly [string, ...string[]] }[] = [
  { name: 'types', command: ['tsc', '--noEmit'] },
  ...['domain', 'core', 'renderer'].map((layer) => ({
    name: `types of ${layer}`,
    command: ['tsc', '--noEmit', '--project', `tsconfig.${layer}.json`] as const,
  })),
  { name: 'lint', command: ['eslint', '.', '--max-warnings', '0'] },
  { name: 'format', command: ['prettier', '--check', '--log-level', 'warn', '.'] },
  { name: 'unused code', command: ['knip', '--no-progress', '--no-config-hints'] },
  {
    name: 'code that only tests use',
    command: ['knip', '--production', '--no-progress', '--no-config-hints'],
  },
  { name: 'layers', command: ['depcruise', 'src', 'scripts', 'tests'] },
  { name: 'class names', command: ['node', 'scripts/checks/class-names.ts'] },
];

/** Runs every static check, the later ones too when an earlier one fails; resolves with 1 if any failed. */
export async function check(): Promise<number> {
  const failed: string[] = [];
  for (const { name, command } of CHECKS) {
    console.log(`\n== ${name}: ${command.join(' ')}`);
    const [program, ...args] = command;
    if ((await runForeground(program, args, process.env)) !== 0) failed.push(name);
  }
  console.log(failed.length === 0 ? '\nAll checks passed.' : `\nFailed: ${failed.join(', ')}.`);
  return failed.length === 0 ? 0 : 1;
}
