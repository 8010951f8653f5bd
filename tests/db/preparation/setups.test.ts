import { afterEach, describe, expect, it } from 'vitest';
import { createAuditRepo } from '../../../src/core/db/repos/audit.repo.ts';
import { closePanels, openPanel, valueOf } from '../passage-panel.ts';
import { begin, newSession, passage } from '../preparation.ts';

afterEach(closePanels);

async function withSetup() {
  const panel = openPanel();
  const { id } = await newSession(panel);
  const setup = valueOf(await panel.handlers.setups.save(passage(id)));
  return { panel, sessionId: id, setup, setups: panel.handlers.setups };
}

describe('a setup', () => {
  it('is stored whole, in the order of the day, and changed before the passage begins', async () => {
    const { panel, sessionId, setup, setups } = await withSetup();
    const accommodation = { timeMeasure: { kind: 'third' as const }, otherMeasures: ['Pause'] };
    const changed = await setups.save(
      passage(sessionId, {
        passageId: setup.id,
        accommodation,
        importedResults: { 'BC1-questionnaire': '' },
      }),
    );
    expect(valueOf(changed)).toMatchObject({ accommodation, importedResults: {}, isBegun: false });
    valueOf(await setups.save(passage(sessionId, { testId: 'BC3-oral-defence' })));
    const session = valueOf(await panel.handlers.sessions.get({ sessionId }));
    expect(session.passages).toMatchObject([
      { position: 1, stage: 'reception', isBegun: false, needsEvaluatorChoice: false },
      { position: 2, testId: 'BC3-oral-defence', needsEvaluatorChoice: true },
    ]);
    expect(createAuditRepo(panel.db).ofSubject(setup.id)).toMatchObject([
      { action: 'passage-linked' },
      { action: 'setup-added' },
      { action: 'setup-changed', details: { fields: ['accommodation'] } },
    ]);
  });

  it('is refused outside the session’s blocs, for a test without jury or an unknown result', async () => {
    const { sessionId, setups } = await withSetup();
    const paths = (...at: string[]) => ({ ok: false, code: 'invalid-request', details: { paths: at } });
    expect(await setups.save(passage(sessionId, { testId: 'BC2-role-play' }))).toEqual(paths('testId'));
    expect(await setups.save(passage(sessionId, { testId: 'BC1-questionnaire' }))).toEqual(paths('testId'));
    expect(await setups.save(passage(sessionId, { importedResults: { 'BC3-questionnaire': '12' } }))).toEqual(
      paths('importedResults.BC3-questionnaire'),
    );
  });

  it('takes of the other tests what says a result, and keeps what was typed before that was asked', async () => {
    const { panel, sessionId, setup, setups } = await withSetup();
    const typed = (text: string) =>
      setups.save(
        passage(sessionId, { passageId: setup.id, importedResults: { 'BC1-questionnaire': text } }),
      );
    const paths = {
      ok: false,
      code: 'invalid-request',
      details: { paths: ['importedResults.BC1-questionnaire'] },
    };
    for (const text of ['Absent', 'excusé', '13,5 / 20', 'Favorable']) valueOf(await typed(text));
    expect(await typed('à revoir')).toEqual(paths);
    expect(
      await setups.save(passage(sessionId, { importedResults: { 'BC1-questionnaire': '21/20' } })),
    ).toEqual(paths);
    panel.db
      .prepare(
        "UPDATE passage SET imported_results = json_object('BC1-questionnaire', 'à revoir') WHERE id = ?",
      )
      .run(setup.id);
    valueOf(await typed('à revoir'));
    expect(await typed('à revoir encore')).toEqual(paths);
  });

  it('leaves the choice of the evaluator to the administrator, only where the source contradicts itself', async () => {
    const { sessionId, setups } = await withSetup();
    expect(await setups.save(passage(sessionId, { evaluatorChoice: 'jury' }))).toMatchObject({
      code: 'invalid-request',
    });
    const contradictory = { testId: 'BC3-oral-defence' };
    const open = valueOf(await setups.save(passage(sessionId, contradictory)));
    expect(open.evaluatorChoice).toBeNull();
    const chosen = await setups.save(
      passage(sessionId, { ...contradictory, passageId: open.id, evaluatorChoice: 'jury' }),
    );
    expect(valueOf(chosen).evaluatorChoice).toBe('jury');
  });

  it('takes that choice at the reception too, which asks for it, and no other part of the test', async () => {
    const { panel, sessionId, setups } = await withSetup();
    const contradictory = { testId: 'BC3-oral-defence' };
    const { id } = valueOf(await setups.save(passage(sessionId, contradictory)));
    await begin(panel, id);
    const change = { ...contradictory, passageId: id, evaluatorChoice: 'jury' as const };
    expect(valueOf(await setups.save(passage(sessionId, change))).evaluatorChoice).toBe('jury');
    expect(await setups.save(passage(sessionId, { ...change, plannedTime: '10:00' }))).toMatchObject({
      code: 'already-begun',
      details: { fields: ['plannedTime'] },
    });
    expect(
      await setups.save(passage(sessionId, { ...change, evaluatorChoice: null, testId: 'BC1-oral-defence' })),
    ).toMatchObject({ code: 'already-begun' });
  });

  it('once begun, takes corrections that neither time nor identify the passage', async () => {
    const { panel, sessionId, setup, setups } = await withSetup();
    await begin(panel, setup.id);
    const { candidate } = setup;
    const corrected = await setups.save(
      passage(sessionId, {
        passageId: setup.id,
        caseTitle: 'Un titre',
        candidate: { ...candidate, birthPlace: 'Villeurbanne' },
        importedResults: { 'BC1-questionnaire': '15 / 20' },
      }),
    );
    expect(valueOf(corrected)).toMatchObject({ caseTitle: 'Un titre', isBegun: true });
    const refused = (fields: readonly string[]) => ({
      ok: false,
      code: 'already-begun',
      details: { fields },
    });
    const standing = { passageId: setup.id, caseTitle: 'Un titre', candidate: valueOf(corrected).candidate };
    const importedResults = { 'BC1-questionnaire': '15 / 20' };
    expect(
      await setups.save(
        passage(sessionId, {
          ...standing,
          importedResults,
          candidate: { ...standing.candidate, lastName: 'Autre' },
          accommodation: { timeMeasure: { kind: 'third' }, otherMeasures: [] },
        }),
      ),
    ).toEqual(refused(['accommodation', 'candidate.lastName']));
    expect(await setups.remove({ passageId: setup.id })).toMatchObject({ code: 'already-begun' });
  });

  it('is removed, with its attachments, while nothing names it', async () => {
    const { panel, setup, setups } = await withSetup();
    await setups.attach({
      passageId: setup.id,
      name: 'note.txt',
      mediaType: 'text/plain',
      bytes: bytesOf('x'),
    });
    expect(valueOf(await setups.remove({ passageId: setup.id })).passages).toEqual([]);
    expect(panel.db.prepare('SELECT count(*) FROM attachment').pluck().get()).toBe(0);
    expect(await setups.get({ passageId: setup.id })).toMatchObject({ code: 'not-found' });
  });
});

describe('attachments', () => {
  it('come back byte for byte, with their digest', async () => {
    const { setup, setups } = await withSetup();
    const bytes = bytesOf('Note de synthèse');
    const request = { passageId: setup.id, name: 'note.txt', mediaType: 'text/plain', bytes };
    const { attachments } = valueOf(await setups.attach(request));
    expect(attachments).toEqual([
      {
        id: expect.any(String) as string,
        name: 'note.txt',
        mediaType: 'text/plain',
        byteCount: bytes.byteLength,
        sha256: '6d78bd35927c31fd1402d3222e25b7aa1290af8be6d9d079aa0176f3d7c144de',
      },
    ]);
    const attachmentId = attachments[0]!.id;
    const read = valueOf(await setups.readAttachment({ attachmentId }));
    expect(Buffer.from(read.bytes).equals(bytes)).toBe(true);
    expect(valueOf(await setups.detach({ attachmentId })).attachments).toEqual([]);
  });

  it('are refused beyond 25 MB, and stay once the passage has begun', async () => {
    const { panel, setup, setups } = await withSetup();
    const request = { passageId: setup.id, name: 'note.pdf', mediaType: 'application/pdf' };
    expect(await setups.attach({ ...request, bytes: new Uint8Array(25 * 1024 * 1024 + 1) })).toEqual({
      ok: false,
      code: 'file-too-large',
      details: { limitBytes: 25 * 1024 * 1024 },
    });
    await begin(panel, setup.id);
    const { attachments } = valueOf(await setups.attach({ ...request, bytes: bytesOf('late') }));
    expect(await setups.detach({ attachmentId: attachments[0]!.id })).toMatchObject({
      code: 'already-begun',
    });
  });
});

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(Buffer.from(text));
}
