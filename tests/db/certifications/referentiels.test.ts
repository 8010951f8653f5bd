import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { loadShippedReferentiels } from '../../../src/core/areas/certifications/shipped-certifications.ts';
import { conductToSignature, prepare, signAll } from '../passage-conduct.ts';
import { closePanels, openPanel, valueOf } from '../passage-panel.ts';
import type { Panel } from '../passage-panel.ts';
import { newSession } from '../preparation.ts';

const FILE = 'cqp-commercial-sedentaire-alimentaire.json';
const SHIPPED = new URL(`../../../resources/certifications/${FILE}`, import.meta.url);
const TEXT = readFileSync(SHIPPED, 'utf8');
const REWORDED = TEXT.replace('Participation à une réunion de cadrage', 'Participation à une réunion');

const folders: string[] = [];

afterEach(() => {
  closePanels();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** Starts again over the same database with other shipped files. */
function reload({ act }: Panel, text: string) {
  const folder = mkdtempSync(join(tmpdir(), 'pupitre-shipped-'));
  folders.push(folder);
  cpSync(SHIPPED, join(folder, FILE));
  writeFileSync(join(folder, FILE), text);
  return loadShippedReferentiels({
    act,
    resources: {
      certifications: folder,
      subjects: folder,
      fonts: folder,
      locales: folder,
      roomPage: folder,
      verifierPage: folder,
      publisherKeys: folder,
    },
  });
}

const digestsOf = async ({ handlers }: Panel) =>
  valueOf(await handlers.referentiels.list(undefined)).map(({ digest }) => digest);

/** Of the version of the CQP that the tests load again. */
const digestOf = async ({ handlers }: Panel) =>
  valueOf(await handlers.referentiels.list(undefined))
    .filter(({ id, version }) => `${id}.json` === FILE && version === '1.0.0')
    .map(({ digest }) => digest);

describe('shipped référentiels', () => {
  it('are taken at the first start, and once only', async () => {
    const panel = openPanel();
    const [newest, cqp, ...others] = valueOf(await panel.handlers.referentiels.list(undefined));
    expect(others.map(({ isModel }) => isModel)).toEqual([true, true, true, true, true, true]);
    expect(newest).toMatchObject({ version: '2.0.0', shortTitle: 'CQP Commercial sédentaire' });
    expect(cqp).toMatchObject({ version: '1.0.0', shortTitle: 'CQP Commercial sédentaire' });
    expect(
      cqp?.blocs.map(({ competenceCount, id }) => [
        competenceCount,
        cqp.juryTests.filter(({ blocIds }) => blocIds.includes(id)).length,
        cqp.otherTests.filter(({ blocIds }) => blocIds.includes(id)).length,
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

describe('the list of versions', () => {
  it('has the highest number of each certification first, whenever it was loaded', async () => {
    const panel = openPanel();
    for (const version of ['10.0.0', '3.0.0', '9.12.0', '10.0.0-essai']) {
      const bytes = new TextEncoder().encode(JSON.stringify({ ...(JSON.parse(TEXT) as object), version }));
      valueOf(await panel.handlers.referentiels.importFile({ name: 'cqp.json', bytes }));
    }
    const versions = valueOf(await panel.handlers.referentiels.list(undefined)).filter(
      ({ isModel }) => !isModel,
    );
    expect(versions.map(({ version }) => version)).toEqual([
      ...['10.0.0', '10.0.0-essai', '9.12.0', '3.0.0', '2.0.0', '1.0.0'],
    ]);
  });

  it('tells which have archived minutes', async () => {
    const panel = openPanel();
    const archived = async () =>
      valueOf(await panel.handlers.referentiels.list(undefined))
        .filter(({ hasMinutes }) => hasMinutes)
        .map(({ id, version }) => `${id} ${version}`);
    const passage = await prepare(panel, 2);
    await conductToSignature(panel, passage);
    expect(await archived()).toEqual([]);
    await signAll(panel, passage);
    valueOf(await panel.handlers.minutes.archive({ passageId: passage.passageId }));
    expect(await archived()).toEqual(['cqp-commercial-sedentaire-alimentaire 1.0.0']);
  });
});

describe('an imported référentiel', () => {
  it('joins the others and is told to the windows', async () => {
    const panel = openPanel();
    const url = new URL('../../fixtures/referentiel-three-phases.json', import.meta.url);
    const summary = valueOf(
      await panel.handlers.referentiels.importFile({ name: 'three.json', bytes: readFileSync(url) }),
    );
    expect(await digestsOf(panel)).toContain(summary.digest);
    expect(panel.broadcasts).toEqual([
      // The copy that was made before the import.
      { name: 'data-changed', payload: { topic: 'store' } },
      { name: 'data-changed', payload: { topic: 'referentiels' } },
    ]);
  });

  it('is refused with the path and reason of each fault', async () => {
    const { referentiels } = openPanel().handlers;
    const text = JSON.stringify({ ...(JSON.parse(TEXT) as object), version: 'one', title: undefined });
    expect(await referentiels.importFile({ name: 'bad.json', bytes: Buffer.from(text) })).toMatchObject({
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
    expect(
      await panel.handlers.referentiels.importFile({ name: 'x.json', bytes: Buffer.from(REWORDED) }),
    ).toMatchObject({
      code: 'referentiel-in-use',
    });
  });

  it('is refused in the place of a version that the application ships, which each start would put back', async () => {
    const panel = openPanel();
    const { referentiels } = panel.handlers;
    const file = { name: 'cqp.json', bytes: Buffer.from(REWORDED) };
    const before = await digestsOf(panel);
    expect(await referentiels.importFile(file)).toMatchObject({
      ok: false,
      code: 'referentiel-shipped',
      details: { version: '1.0.0', next: '2.1.0' },
    });
    expect(await digestsOf(panel)).toEqual(before);
    // The text that is shipped, and another number, are taken.
    valueOf(await referentiels.importFile({ name: 'cqp.json', bytes: Buffer.from(TEXT) }));
    const text = JSON.stringify({ ...(JSON.parse(REWORDED) as object), version: '2.1.0' });
    valueOf(await referentiels.importFile({ name: 'cqp.json', bytes: Buffer.from(text) }));
  });

  it.each([
    ['cp1252.json', 'windows-1252'],
    ['utf16.json', 'utf-16le'],
  ])('keeps the accents of %s and says how it was read', async (name, encoding) => {
    const panel = openPanel();
    const { referentiels } = panel.handlers;
    const bytes = readFileSync(new URL(`../../fixtures/referentiels/${name}`, import.meta.url));
    const { id, version, ...imported } = valueOf(await referentiels.importFile({ name, bytes }));
    expect(imported.encoding).toBe(encoding);
    const stored = panel.db.prepare('SELECT content FROM referentiel WHERE id = ?').pluck().get(id);
    expect(stored).toContain('Référentiel d’exemple, libellés inventés');
    expect(stored).not.toContain('\u{fffd}');
    expect(valueOf(await referentiels.get({ id, version })).source.title).toContain('inventés');
  });

  it('is refused when it is no text, when it lost letters, and when it is too large', async () => {
    const { referentiels } = openPanel().handlers;
    const importBytes = (bytes: Uint8Array<ArrayBuffer>) =>
      referentiels.importFile({ name: 'x.json', bytes });
    expect(await importBytes(new Uint8Array(64))).toMatchObject({ code: 'file-not-text' });
    const cut = Buffer.from(TEXT).indexOf(0xc3) + 1;
    const damaged = Buffer.from(TEXT).filter((_, index) => index !== cut);
    expect(await importBytes(damaged)).toMatchObject({
      code: 'file-not-text',
      details: { context: 'damaged' },
    });
    const lost = Buffer.from(TEXT.replace('é', '\u{fffd}'));
    expect(await importBytes(lost)).toMatchObject({ details: { faults: [{ code: 'bad-format' }] } });
    const escaped = Buffer.from(TEXT.replace('é', '\\ud83d'));
    expect(await importBytes(escaped)).toMatchObject({ details: { faults: [{ code: 'bad-format' }] } });
    expect(await importBytes(new Uint8Array(5 * 1024 * 1024 + 1))).toMatchObject({ code: 'file-too-large' });
  });

  it('answers a hundred faults at most, and how many more there are', async () => {
    const { referentiels } = openPanel().handlers;
    const extra = Object.fromEntries(
      Array.from({ length: 250 }, (_, index) => [`inconnu${String(index)}`, 1]),
    );
    const bytes = Buffer.from(JSON.stringify({ ...(JSON.parse(TEXT) as object), ...extra }));
    const answer = await referentiels.importFile({ name: 'x.json', bytes });
    expect(answer).toMatchObject({ ok: false, details: { moreFaults: 150 } });
    expect(answer.ok ? [] : answer.details?.['faults']).toHaveLength(100);
  });
});
