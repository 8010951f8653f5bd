import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SAMPLE } from './sample.ts';
import { removeAt, setAt } from '../referentiel/json-access.ts';
import { CQP_PATH, readJson, THREE_PHASES_PATH } from '../referentiel/referentiel-files.ts';

const COMMAND = fileURLToPath(new URL('../../../scripts/certification/check.ts', import.meta.url));

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pupitre-certification-'));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function check(...args: readonly string[]): { status: number | null; stdout: string; stderr: string } {
  const { status, stderr, stdout } = spawnSync(process.execPath, [COMMAND, ...args], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

function write(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

// Each call starts a Node process, slow on a busy machine.
describe('certification:check', { timeout: 30_000 }, () => {
  it('sums up a good file, and what its source leaves open', () => {
    const { status, stderr, stdout } = check(CQP_PATH);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toBe(
      [
        'Certification valide : CQP Commercial sédentaire du secteur alimentaire',
        '  cqp-commercial-sedentaire-alimentaire, version 1.0.0, format 1',
        '  3 blocs, 19 compétences, 19 critères, 71 indicateurs, 19 activités, 88 actions, 10 épreuves dont 4 devant jury',
        '  À trancher pour BC3-oral-defence : évaluateur « tuteur », et pourtant « une présentation orale devant un jury »',
        '',
      ].join('\n'),
    );
  });

  it('accepts another certification of the same format', () => {
    const { status, stdout } = check(THREE_PHASES_PATH);
    expect(status).toBe(0);
    expect(stdout).toContain('Titre fictif Accordeur de nuages');
  });

  it('names each fault by its line and path', () => {
    const file = readJson(CQP_PATH);
    removeAt(file, ['version']);
    setAt(file, ['blocs', 0, 'competences', 2, 'criteria', 0, 'title'], 3);
    const text = JSON.stringify(file, null, 1);
    const titleLine = text.slice(0, text.indexOf('"title": 3')).split('\n').length;
    const path = write('faults.json', text);
    const { status, stderr, stdout } = check(path);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toBe(
      [
        `${path} : 2 fautes`,
        '  ligne 1, version : champ obligatoire absent [missing]',
        `  ligne ${String(titleLine)}, blocs[0].competences[2].criteria[0].title : type attendu : texte [wrong-type]`,
        '',
      ].join('\n'),
    );
  });

  it('sums up a file of format 2 with its scales', () => {
    const { status, stderr, stdout } = check(write('sample.json', JSON.stringify(SAMPLE)));
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('titre-fictif-horloger-de-mer, version 1.0.0, format 2\n');
    expect(stdout).toContain('2 blocs, 4 compétences, 5 critères, 1 indicateur');
    expect(stdout).toContain('4 épreuves dont 3 devant jury, 4 échelles\n');
  });

  it('gives the line and column of a text that is not JSON', () => {
    const { status, stderr } = check(
      write('broken.json', '{\n  "schema": "pupitre.referentiel/1"\n  "id": "x"\n}\n'),
    );
    expect(status).toBe(1);
    expect(stderr).toContain('ligne 3, colonne 3');
  });

  it('refuses a missing file, a folder, a file that is no text, a damaged text and an outsize file, each in its words', () => {
    const outsize = write('outsize.json', '');
    truncateSync(outsize, 5 * 1024 * 1024 + 1);
    const refusals = [
      check(join(folder, 'absent.json')),
      check(folder),
      check(write('image.json', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))),
      check(
        write(
          'cut.json',
          Buffer.from('{"title":"Référé"}').filter((_, index) => index !== 12),
        ),
      ),
      check(outsize),
    ];
    expect(refusals.map(({ status }) => status)).toEqual([1, 1, 1, 1, 1]);
    expect(refusals.map(({ stderr }) => stderr.slice(stderr.lastIndexOf(' : ') + 3).trim())).toEqual([
      'fichier introuvable',
      'ce n’est pas un fichier',
      'ce n’est pas un texte en UTF-8, UTF-16 ou Windows-1252',
      'une partie de ses lettres ne se lit plus',
      'fichier trop gros (5242881 octets, 5 Mo au plus)',
    ]);
  });

  it.each([
    ['cp1252.json', 'Texte lu en Windows-1252'],
    ['utf16.json', 'Texte lu en UTF-16 (petit-boutiste)'],
  ])('reads %s, and says how', (name, note) => {
    const { status, stdout } = check(
      fileURLToPath(new URL(`../../fixtures/referentiels/${name}`, import.meta.url)),
    );
    expect(status).toBe(0);
    expect(stdout.split('\n').slice(0, 2)).toEqual([
      note,
      'Certification valide : CQP Animateur de magasin (exemple)',
    ]);
  });

  it('stops after a hundred faults, and says how many more there are', () => {
    const file = { ...(readJson(CQP_PATH) as object) };
    for (let extra = 0; extra < 250; extra += 1) setAt(file, [`inconnu${String(extra)}`], 1);
    const { stderr } = check(write('many.json', JSON.stringify(file)));
    const lines = stderr.trimEnd().split('\n');
    expect(lines).toHaveLength(102);
    expect(lines[0]).toMatch(/ : 250 fautes$/);
    expect(lines.at(-1)).toBe('  et 150 autres fautes');
  });

  it('says how to call it', () => {
    const { status, stderr } = check();
    expect(status).toBe(2);
    expect(stderr).toContain('npm run certification:check');
  });
});
