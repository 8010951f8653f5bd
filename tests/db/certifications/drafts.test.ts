import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createRepos } from '../../../src/core/db/repos.ts';
import type { CertificationDraft } from '../../../src/domain/certification/draft/draft-shape.ts';
import { edited } from '../../../src/domain/certification/draft/edits.ts';
import type { DraftEdit } from '../../../src/domain/certification/draft/edits.ts';
import type { DraftPath } from '../../../src/domain/certification/draft/draft-path.ts';
import { SAMPLE } from '../../unit/certification/sample.ts';
import { closePanels, openPanel, valueOf } from '../passage-panel.ts';
import type { Panel } from '../passage-panel.ts';
import { newSession } from '../preparation.ts';

const CQP = { id: 'cqp-commercial-sedentaire-alimentaire', version: '1.0.0' } as const;

const folders: string[] = [];

afterEach(() => {
  closePanels();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const begin = async ({ handlers }: Panel) => valueOf(await handlers.drafts.create({ from: 'nothing' }));
const save = async ({ handlers }: Panel, draftId: string, content: unknown) =>
  handlers.drafts.save({ draftId, content: JSON.stringify(content) });
const publish = ({ handlers }: Panel, draftId: string) => handlers.drafts.publish({ draftId });
const versions = async ({ handlers }: Panel) =>
  valueOf(await handlers.referentiels.list(undefined)).map(({ id, isUsed, version }) => [
    id,
    version,
    isUsed,
  ]);

const set = (path: DraftPath, value: unknown): DraftEdit => ({ kind: 'set', path, value });
const reworded = (draft: CertificationDraft, title: string) => edited(draft, set(['title'], title));

describe('drafts of certifications', () => {
  it('are kept as they are typed, faulty or not, over a restart', async () => {
    const panel = openPanel();
    const draft = await begin(panel);
    expect(draft).toMatchObject({ title: '', certificationId: 'certification', basedOn: null });
    valueOf(await save(panel, draft.id, reworded(draft.content, 'En cours ')));
    const again = panel.revive(1_000);
    expect(valueOf(await again.handlers.drafts.list(undefined))).toEqual([
      {
        id: draft.id,
        title: 'En cours ',
        certificationId: 'certification',
        version: '1.0.0',
        basedOn: null,
        updatedAt: expect.any(Number) as number,
      },
    ]);
    const kept = valueOf(await again.handlers.drafts.get({ draftId: draft.id }));
    expect(kept.content).toEqual(reworded(draft.content, 'En cours '));
  });

  it('refuse what is no certification at all, and change nothing', async () => {
    const panel = openPanel();
    const draft = await begin(panel);
    for (const content of ['{', '[]', JSON.stringify({ ...draft.content, title: 3 })]) {
      expect(await panel.handlers.drafts.save({ draftId: draft.id, content })).toMatchObject({
        ok: false,
        code: 'invalid-request',
      });
    }
    expect(valueOf(await panel.handlers.drafts.get({ draftId: draft.id })).content).toEqual(draft.content);
    expect(await save(panel, 'elsewhere', draft.content)).toMatchObject({ ok: false, code: 'not-found' });
  });

  it('are published once they have no fault, as they would read in a file', async () => {
    const panel = openPanel();
    const draft = await begin(panel);
    const refused = await publish(panel, draft.id);
    expect(refused).toMatchObject({ ok: false, code: 'referentiel-invalid' });
    const faults = refused.ok ? [] : (refused.details?.['faults'] as readonly { path: string }[]);
    expect(faults.map(({ path }) => path)).toEqual(expect.arrayContaining(['title', 'blocs', 'tests']));

    valueOf(await save(panel, draft.id, { ...SAMPLE, title: ` ${SAMPLE.title} ` }));
    expect(valueOf(await publish(panel, draft.id))).toMatchObject({ id: SAMPLE.id, isUsed: false });
    expect(valueOf(await panel.handlers.drafts.list(undefined))).toEqual([]);
    const { id, version } = SAMPLE;
    expect(valueOf(await panel.handlers.referentiels.get({ id, version }))).toEqual(SAMPLE);
    expect(
      createRepos(panel.db)
        .audit.ofSubject(SAMPLE.id)
        .map(({ action }) => action),
    ).toEqual(['certification-published']);
  });

  it('never rewrite a version that is stored: a new one of a used one takes the next number', async () => {
    const panel = openPanel();
    await newSession(panel);
    const before = valueOf(await panel.handlers.referentiels.get({ ...CQP }));
    const draft = valueOf(await panel.handlers.drafts.create({ from: 'version', ...CQP }));
    expect(draft).toMatchObject({ certificationId: CQP.id, basedOn: CQP });
    expect(draft.version).not.toBe(CQP.version);
    const frozen = reworded(edited(draft.content, set(['version'], CQP.version)), 'Réécrite');
    valueOf(await save(panel, draft.id, frozen));
    expect(await publish(panel, draft.id)).toMatchObject({
      ok: false,
      code: 'referentiel-version-taken',
      details: { version: CQP.version, next: expect.stringMatching(/^\d+\.\d+\.0$/) as string },
    });
    expect(valueOf(await panel.handlers.referentiels.get({ ...CQP }))).toEqual(before);

    valueOf(await save(panel, draft.id, reworded(draft.content, 'Réécrite')));
    valueOf(await publish(panel, draft.id));
    expect(await versions(panel)).toEqual(
      expect.arrayContaining([
        [CQP.id, CQP.version, true],
        [CQP.id, draft.version, false],
      ]),
    );
    expect(valueOf(await panel.handlers.referentiels.get({ ...CQP }))).toEqual(before);
  });

  it('may go, and take nothing along', async () => {
    const panel = openPanel();
    const draft = await begin(panel);
    const stored = await versions(panel);
    valueOf(await panel.handlers.drafts.remove({ draftId: draft.id }));
    expect(await panel.handlers.drafts.get({ draftId: draft.id })).toMatchObject({ code: 'not-found' });
    expect(await panel.handlers.drafts.remove({ draftId: draft.id })).toMatchObject({ code: 'not-found' });
    expect(await versions(panel)).toEqual(stored);
  });
});

describe('exported certifications', () => {
  it('read back as what they were exported from, and as a model when asked for', async () => {
    const panel = openPanel();
    const folder = mkdtempSync(join(tmpdir(), 'pupitre-export-'));
    folders.push(folder);
    panel.desktop.folder = folder;
    const draft = valueOf(await panel.handlers.drafts.create({ from: 'nothing' }));
    valueOf(await save(panel, draft.id, SAMPLE));
    valueOf(await panel.handlers.drafts.exportFile({ draftId: draft.id }));
    const file = join(folder, `${SAMPLE.id}-${SAMPLE.version}.json`);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(SAMPLE);

    const other = openPanel();
    const bytes = new Uint8Array(readFileSync(file));
    valueOf(await other.handlers.referentiels.importFile({ name: 'a.json', bytes }));
    const [{ digest } = { digest: '' }] = valueOf(await other.handlers.referentiels.list(undefined)).filter(
      ({ id }) => id === SAMPLE.id,
    );
    expect(valueOf(await publish(panel, draft.id)).digest).toBe(digest);
  });
});
