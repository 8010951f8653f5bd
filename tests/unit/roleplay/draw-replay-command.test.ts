import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildMinutesFile } from '../../../src/core/documents/minutes-file.ts';
import { oralDefence } from '../../fixtures/minutes/oral-defence.ts';
import { rolePlay } from '../../fixtures/minutes/role-play.ts';
import { setAt } from '../referentiel/json-access.ts';
import type { JsonPath } from '../referentiel/json-access.ts';

const COMMAND = fileURLToPath(new URL('../../../scripts/draw-replay.ts', import.meta.url));
const DRAW: JsonPath = ['content', 'roleplay', 'draw'];

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pupitre-draw-'));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function replay(...args: readonly string[]): { status: number | null; stdout: string; stderr: string } {
  const { status, stderr, stdout } = spawnSync(process.execPath, [COMMAND, ...args], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

function written(text: string): string {
  const path = join(folder, 'minutes.json');
  writeFileSync(path, text);
  return path;
}

/** What the command says of minutes in which one field was altered. */
function replayAltered(path: JsonPath, value: unknown) {
  const json: unknown = JSON.parse(buildMinutesFile(rolePlay()).json);
  setAt(json, path, value);
  return replay(written(JSON.stringify(json)));
}

// Each call starts a Node process, slow on a busy machine.
describe('draw:replay', { timeout: 60_000 }, () => {
  it('prints the subject of the minutes', () => {
    const content = rolePlay();
    const subject = content.roleplay?.subject;
    expect(replay(written(buildMinutesFile(content).json))).toEqual({
      status: 0,
      stderr: '',
      stdout: [
        `Sujet : ${subject?.title ?? ''}`,
        `  ${subject?.id ?? ''}, version 1`,
        `  SHA-256 ${subject?.digest ?? ''}`,
        '  enveloppe prise par le candidat (n° 3), parmi 4 sujets sur 6',
        '',
      ].join('\n'),
    });
  });

  it.each<[string, JsonPath, unknown]>([
    ['pool-altered', [...DRAW, 'pool', 2, 'version'], 2],
    ['exclusions-altered', [...DRAW, 'exclusions', 0, 'subjectId'], 'bc1-farines-boulangerie'],
    ['exclusions-altered', [...DRAW, 'exclusions'], []],
    ['seed-altered', [...DRAW, 'seed'], 'f'.repeat(64)],
    ['commitment-altered', [...DRAW, 'commitment', 'at'], 0],
    ['result-altered', [...DRAW, 'choice', 'envelope'], 1],
    ['result-altered', [...DRAW, 'result', 'subjectId'], 'bc1-maree-restaurant'],
    ['record-altered', [...DRAW, 'choice', 'at'], 0],
    ['not-a-draw', [...DRAW, 'seed'], 'four'],
    ['subject-mismatch', ['content', 'roleplay', 'subject', 'id'], 'bc1-farines-boulangerie'],
    ['content-altered', ['content', 'roleplay', 'subject', 'title'], 'Un autre titre'],
    ['not-minutes', ['content', 'number'], null],
  ])('fails with %s when %j is altered', (code, path, value) => {
    const { status, stderr, stdout } = replayAltered(path, value);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain(`[${code}]`);
  });

  it('fails on minutes without a subject to play, on what is no JSON, on a missing file', () => {
    const cases = [
      [written(buildMinutesFile(oralDefence()).json), 'ce fichier ne porte pas de sujet de jeu de rôle'],
      [join(folder, 'none.json'), 'fichier introuvable'],
      [COMMAND, 'ce n’est pas du JSON'],
    ] as const;
    for (const [path, reason] of cases) {
      const { status, stderr } = replay(path);
      expect({ status, stderr }).toEqual({ status: 1, stderr: `${path} : ${reason}\n` });
    }
  });

  it('explains itself when called wrongly', () => {
    expect(replay()).toMatchObject({ status: 2, stdout: '' });
    expect(replay('a', 'b')).toMatchObject({ status: 2, stdout: '' });
  });
});
