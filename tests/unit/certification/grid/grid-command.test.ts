import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const COMMAND = fileURLToPath(new URL('../../../../scripts/certification/grid.ts', import.meta.url));

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pupitre-grid-'));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function run(name: string, content: string | Uint8Array, ...options: readonly string[]) {
  const path = join(folder, name);
  writeFileSync(path, content);
  const call = [COMMAND, path, ...options];
  const { status, stderr, stdout } = spawnSync(process.execPath, call, { encoding: 'utf8' });
  return { path, status, stderr, stdout };
}

// Each call starts a Node process, slow on a busy machine.
describe('certification:grid', { timeout: 30_000 }, () => {
  it('reads Windows-1252 with decimal commas, and says what it did', () => {
    const text = 'compétence;critère;poids\nÉcouter;- Répondre;0,5\n';
    const { status, stderr, stdout } = run('western.csv', Buffer.from(text, 'latin1'));
    expect(status).toBe(0);
    expect(stderr).toBe('Texte lu en Windows-1252\npuces retirées au début des textes : 1, dès la ligne 2\n');
    expect(JSON.parse(stdout)).toEqual({
      competences: [
        {
          id: 'C1',
          sourceLabel: 'C1',
          statement: 'Écouter',
          criteria: [{ id: 'C1-1', title: 'Répondre', indicators: [], weight: 0.5 }],
        },
      ],
      blocs: [],
      scale: null,
    });
  });

  it('reads a paste', () => {
    const { stdout } = run('paste.txt', 'Parler\n• Dire\n', '--paste');
    expect(stdout).toContain('"title": "Dire"');
  });

  it('names the line, the column and the reason of each fault', () => {
    const { path, status, stderr, stdout } = run('bad.csv', 'compétence;poids\nDire;lourd\n');
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toBe(
      `${path} : 1 faute(s)\n  ligne 2, colonne poids : « lourd » : nombre plus grand que 0 attendu, comme 2 ou 0,5 [bad-weight]\n`,
    );
    expect(run('x.csv', '', '--unknown').status).toBe(2);
  });
});
