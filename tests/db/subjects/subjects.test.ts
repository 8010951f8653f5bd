import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Subject, SubjectDraft } from '../../../src/domain/roleplay/subject.schema.ts';
import { createAuditRepo } from '../../../src/core/db/repos/audit.repo.ts';
import { loadShippedSubjects } from '../../../src/core/areas/subjects/shipped-subjects.ts';
import { closePanels, done, openPanel, refusal } from '../passage-panel.ts';
import type { Panel } from '../passage-panel.ts';
import { pick, poolIds, prepareRolePlay, viewOf } from '../roleplay-conduct.ts';

vi.setConfig({ testTimeout: 60_000 });
afterEach(closePanels);

const SHIPPED = new URL('../../../resources/subjects/', import.meta.url);
const FILES = readdirSync(SHIPPED);

/** A draft made from a shipped subject. */
async function draft({ handlers }: Panel, change: Partial<SubjectDraft> = {}): Promise<SubjectDraft> {
  const [first] = (await done(handlers.subjects.list({ text: '', blocId: 'BC2' }))).rows;
  const { subject } = await done(handlers.subjects.get({ subjectId: first?.id ?? '' }));
  const { schema, id, version, ...text } = subject;
  expect([schema, id, version]).toEqual(['pupitre.subject/1', first?.id, 1]);
  return { ...text, title: 'Relance d’une crèmerie fictive', ...change };
}

describe('shipped subjects', () => {
  it('are taken at the first start, six at least for each bloc, and once only', async () => {
    const panel = openPanel();
    const all = (await done(panel.handlers.subjects.list({ text: '' }))).rows;
    expect(all.map(({ id }) => `${id}.json`)).toEqual(FILES.toSorted());
    for (const blocId of ['BC1', 'BC2']) {
      const ofBloc = (await done(panel.handlers.subjects.list({ text: '', blocId }))).rows;
      expect(ofBloc.length).toBeGreaterThanOrEqual(6);
      expect(ofBloc.every((subject) => subject.blocId === blocId && subject.origin === 'shipped')).toBe(true);
    }
    const resources = {
      subjects: SHIPPED.pathname,
      certifications: '',
      fonts: '',
      locales: '',
      roomPage: '',
      verifierPage: '',
      publisherKeys: '',
    };
    expect(loadShippedSubjects({ act: panel.act, resources })).toEqual([]);
  });

  it('are found by the start of words, case and accents apart', async () => {
    const { subjects } = openPanel().handlers;
    const found = (await done(subjects.list({ text: 'BOULANG meule' }))).rows;
    expect(found.map(({ id }) => id)).toEqual(['bc1-farines-boulangerie']);
    expect(found[0]).toMatchObject({ hasDisability: true, useCount: 0, isRetired: false, version: 1 });
    expect((await done(subjects.list({ text: 'zeppelin' }))).rows).toEqual([]);
  });
});

describe('an own subject', () => {
  it('gets an id from its title and a version at each change; what was played stays as it was', async () => {
    const panel = openPanel();
    const { subjects } = panel.handlers;
    const text = await draft(panel);
    const added = await done(subjects.save({ subject: text }));
    expect(added).toMatchObject({ id: 'relance-d-une-cremerie-fictive', version: 1, origin: 'own' });
    expect((await done(subjects.save({ subject: text }))).id).toBe('relance-d-une-cremerie-fictive-2');

    const { passageId } = await prepareRolePlay(panel);
    await pick(panel, passageId, added.id);
    const changed = await done(
      subjects.save({ subjectId: added.id, subject: { ...text, title: 'Relance reformulée' } }),
    );
    expect(changed.version).toBe(2);
    expect(changed.versions.map(({ version, useCount }) => [version, useCount])).toEqual([
      [2, 0],
      [1, 1],
    ]);
    expect((await viewOf(panel, passageId)).subject).toEqual(added.subject);
    expect((await done(subjects.get({ subjectId: added.id, version: 1 }))).subject).toEqual(added.subject);
    expect(() => {
      panel.db.prepare("UPDATE subject SET content = '{}' WHERE version = 1").run();
    }).toThrow('append-only');

    const same = await done(
      subjects.save({ subjectId: added.id, subject: { ...text, title: 'Relance reformulée' } }),
    );
    expect(same.version).toBe(2);
  });

  it('is refused with the path and reason of each fault, and none of another origin is rewritten', async () => {
    const panel = openPanel();
    const { subjects } = panel.handlers;
    const text = await draft(panel, { competenceIds: ['C9.9'] });
    expect(await subjects.save({ subject: text })).toMatchObject({
      ok: false,
      code: 'subject-invalid',
      details: {
        faults: expect.arrayContaining([expect.objectContaining({ path: 'competenceIds[0]' })]) as unknown,
      },
    });
    const elsewhere = await draft(panel, { referentielId: 'inconnu' });
    expect(await subjects.save({ subject: elsewhere })).toMatchObject({
      details: { faults: [{ path: 'referentielId', code: 'other-referentiel' }] },
    });
    const [shipped] = (await done(subjects.list({ text: '' }))).rows;
    const rewritten = { subjectId: shipped?.id ?? '', subject: await draft(panel) };
    expect(await refusal(subjects.save(rewritten))).toBe('subject-not-own');
  });
});

describe('a retired subject', () => {
  it('leaves the pool and comes back', async () => {
    const panel = openPanel();
    const { subjects } = panel.handlers;
    const { passageId } = await prepareRolePlay(panel);
    const [subjectId = '', ...others] = await poolIds(panel, passageId);
    expect((await done(subjects.setRetired({ subjectId, isRetired: true }))).isRetired).toBe(true);
    expect(await poolIds(panel, passageId)).toEqual(others);
    await done(subjects.setRetired({ subjectId, isRetired: false }));
    expect(await poolIds(panel, passageId)).toContain(subjectId);
    const actions = createAuditRepo(panel.db)
      .ofSubject(subjectId)
      .map(({ action }) => action);
    expect(actions).toEqual(['subject-retired', 'subject-restored']);
  });
});

describe('files', () => {
  it('go out with the sheets and come back on another machine', async () => {
    const panel = openPanel();
    const { subjects } = panel.handlers;
    const { id, subject } = await done(subjects.save({ subject: await draft(panel) }));
    const report = await done(
      subjects.exportFiles({
        subjects: [{ subjectId: id }],
        formats: ['json', 'candidate-sheet', 'juror-cards'],
      }),
    );
    expect(report.files).toEqual([
      `${id}-v1.json`,
      `${id}-v1-feuille-du-candidat.pdf`,
      `${id}-v1-cartes-du-jury.pdf`,
    ]);
    const text = readFileSync(join(report.folder, report.files[0] ?? ''), 'utf8');
    for (const name of report.files.slice(1)) {
      expect(readFileSync(join(report.folder, name)).subarray(0, 5).toString()).toBe('%PDF-');
    }

    const other = openPanel().handlers.subjects;
    const give = (given: string) => other.importFile({ name: 'sujet.json', bytes: Buffer.from(given) });
    const imported = await done(give(text));
    expect(imported).toMatchObject({ id, version: 1, origin: 'imported' });
    expect((await done(other.get({ subjectId: id }))).subject).toEqual(subject);
    await done(give(text));
    const reworded = JSON.stringify({ ...(JSON.parse(text) as Subject), title: 'Autre titre' });
    expect(await refusal(give(reworded))).toBe('subject-conflict');
    expect(await refusal(give('{'))).toBe('subject-invalid');
  });

  it('are printed, or not when the dialog is closed', async () => {
    const panel = openPanel();
    const { subjects } = panel.handlers;
    const [first] = (await done(subjects.list({ text: '' }))).rows;
    const sheet = { subjectId: first?.id ?? '', part: 'candidate-sheet' } as const;
    await done(subjects.print(sheet));
    expect(panel.desktop.printed).toHaveLength(1);
    panel.desktop.isPrinted = false;
    expect(await refusal(subjects.print(sheet))).toBe('cancelled');
    panel.desktop.folder = null;
    const wanted = { subjects: [{ subjectId: first?.id ?? '' }], formats: ['json' as const] };
    expect(await refusal(subjects.exportFiles(wanted))).toBe('cancelled');
    expect(panel.failures).toEqual([]);
  });
});
