import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const pathOf = (relative: string) => fileURLToPath(new URL(`../../../${relative}`, import.meta.url));
const GIVEN = pathOf('tests/fixtures/certifications/format-1');
const ENCODED = pathOf('tests/fixtures/referentiels');

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pupitre-upgrade-'));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function run(command: 'check' | 'upgrade', ...args: readonly string[]) {
  const script = pathOf(`scripts/certification/${command}.ts`);
  const { status, stderr, stdout } = spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

const FILES = [
  ...readdirSync(GIVEN).map((name) => join(GIVEN, name)),
  ...readdirSync(ENCODED).map((name) => join(ENCODED, name)),
];

// Each call starts a Node process, slow on a busy machine.
describe('certification:upgrade', { timeout: 60_000 }, () => {
  it('makes of each of the ten files one that certification:check takes', () => {
    expect(FILES).toHaveLength(10);
    for (const [rank, file] of FILES.entries()) {
      const out = join(folder, `${String(rank)}.json`);
      const upgrade = run('upgrade', file, '--out', out);
      expect({ status: upgrade.status, stderr: upgrade.stderr }).toEqual({ status: 0, stderr: '' });
      expect(upgrade.stdout).toContain(`Écrit : ${out}\n`);
      const check = run('check', out);
      expect({ status: check.status, stderr: check.stderr }).toEqual({ status: 0, stderr: '' });
      expect(check.stdout).toContain(', format 2\n');
      expect(readFileSync(out, 'utf8')).not.toContain('\u{fffd}');
    }
  });

  it('says how a text was read, and what became of each thing', () => {
    const out = join(folder, 'said.json');
    const western = run('upgrade', join(ENCODED, 'cp1252.json'), '--out', out);
    expect(western.stdout.split('\n')[0]).toBe('Texte lu en Windows-1252');
    expect(readFileSync(out, 'utf8')).toContain('Référentiel d’exemple, libellés inventés');
    const marked = run('upgrade', join(GIVEN, 'd1-bts-note-sur-20.json'), '--out', join(folder, 'd1.json'));
    expect(marked.stdout).toContain('  ligne 97, juryRules.minMembers : devient jury.minMembers\n');
  });

  it('never writes over a file', () => {
    const out = join(folder, 'kept.json');
    const file = join(GIVEN, 'f-ecos.json');
    expect(run('upgrade', file, '--out', out).status).toBe(0);
    const again = run('upgrade', file, '--out', out);
    expect(again).toEqual({
      status: 1,
      stdout: '',
      stderr: `${out} : ce fichier existe déjà : rien n’a été écrit\n`,
    });
  });

  it('refuses with line, path and reason, and says how to call it', () => {
    const refused = run('upgrade', join(folder, 'kept.json'));
    expect(refused.status).toBe(1);
    expect(refused.stderr).toContain('ligne 1, schema : ce fichier est déjà au format');
    for (const args of [[], ['a', 'b'], ['a', '--unknown']]) {
      expect(run('upgrade', ...args)).toMatchObject({ status: 2, stdout: '' });
    }
  });
});
