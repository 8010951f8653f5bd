import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { loadShippedReferentiels } from '../../src/main/usecases/referentiels.usecases.ts';
import { closePanels, openPanel, valueOf } from './passage-panel.ts';
import type { Panel } from './passage-panel.ts';
import { newSession } from './preparation.ts';

const FILE = 'cqp-commercial-sedentaire-alimentaire.json';
const SHIPPED = new URL(`../../resources/referentiels/${FILE}`, import.meta.url);
const TEXT = readFileSync(SHIPPED, 'utf8');
const REWORDED = TEXT.replace('Participation à une réunion de cadrage', 'Participation à une réunion');

const folders: string[] = [];

afterEach(() => {
  closePanels();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** Starts again over the same database with other shipped files. */
function reload({ clock, db }: Panel, text: string) {
  const folder = mkdtempSync(join(tmpdir(), 'pupitre-shipped-'));
  folders.push(folder);
  cpSync(SHIPPED, join(folder, FILE));
  writeFileSync(join(folder, FILE), text);
  return loadShippedReferentiels({
    clock,
    db,
    resources: {
      referentiels: folder,
      subjects: folder,
      fonts: folder,
      locales: folder,
      verifierPage: folder,
    },
  });
}

const digestOf = async ({ handlers }: Panel) =>
  valueOf(await handlers.referentiels.list(undefined)).map(({ digest }) => digest);

describe('shipped référentiels', () => {
  it('are taken at the first start, and once only', async () => {
    const panel = openPanel();
    const [cqp, ...others] = valueOf(await panel.handlers.referentiels.list(undefined));
    expect(others).toEqual([]);
    expect(cqp).toMatchObject({ version: '1.0.0', shortTitle: 'CQP Commercial sédentaire' });
    expect(
      cqp?.blocs.map(({ competenceCount, juryTests, otherTests }) => [
        competenceCount,
        juryTests.length,
        otherTests.length,
      ]),
    ).toEqual([
      [7, 2, 2],
      [6, 1, 2],
      [6, 1, 2],
    ]);
    expect(reload(panel, TEXT)).toEqual([]);
    expect(await digestOf(panel)).toEqual([cqp?.digest]);
  });

  it('replace a text that nobody applied, never one that a session applies', async () => {
    const panel = openPanel();
    const [before] = await digestOf(panel);
    expect(reload(panel, REWORDED)).toEqual([]);
    const [reworded] = await digestOf(panel);
    expect(reworded).not.toBe(before);
    await newSession(panel);
    expect(reload(panel, TEXT)).toEqual([{ file: FILE, code: 'referentiel-in-use' }]);
    expect(await digestOf(panel)).toEqual([reworded]);
  });

  it('that do not read are left aside', async () => {
    const panel = openPanel();
    const before = await digestOf(panel);
    expect(reload(panel, '{')).toEqual([{ file: FILE, code: 'referentiel-invalid' }]);
    expect(await digestOf(panel)).toEqual(before);
  });
});

describe('an imported référentiel', () => {
  it('joins the others and is told to the windows', async () => {
    const panel = openPanel();
    const url = new URL('../fixtures/referentiel-three-phases.json', import.meta.url);
    const summary = valueOf(
      await panel.handlers.referentiels.importFile({ name: 'three.json', text: readFileSync(url, 'utf8') }),
    );
    expect(await digestOf(panel)).toContain(summary.digest);
    expect(panel.broadcasts).toEqual([{ name: 'data-changed', payload: { topic: 'referentiels' } }]);
  });

  it('is refused with the path and reason of each fault', async () => {
    const { referentiels } = openPanel().handlers;
    const text = JSON.stringify({ ...(JSON.parse(TEXT) as object), version: 'one', title: undefined });
    expect(await referentiels.importFile({ name: 'bad.json', text })).toMatchObject({
      ok: false,
      code: 'referentiel-invalid',
      details: {
        name: 'bad.json',
        faults: [
          { path: 'version', code: 'bad-format' },
          { path: 'title', code: 'missing' },
        ],
      },
    });
  });

  it('is refused when it rewords a version that a session applies', async () => {
    const panel = openPanel();
    await newSession(panel);
    expect(await panel.handlers.referentiels.importFile({ name: 'x.json', text: REWORDED })).toMatchObject({
      code: 'referentiel-in-use',
    });
  });
});
