import { afterEach, describe, expect, it, vi } from 'vitest';
import { createAuditRepo } from '../../../src/core/db/repos/audit.repo.ts';
import { backupWorker } from '../../../src/core/db/backup/run-backup-job.ts';
import { instant } from '../../../src/domain/time/time.ts';
import { archiveOne, hear, PIN, prepare, receive } from '../passage-conduct.ts';
import { tamper } from '../outside.ts';
import { closePanels, done, openPanel, refusal } from '../passage-panel.ts';
import type { Panel } from '../passage-panel.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

afterEach(closePanels);

async function registerState(panel: Panel) {
  return done(panel.handlers.register.state(undefined));
}

/** Lets the check in the background come to its end. */
function letCheckEnd(panel: Panel): void {
  for (let step = 0; step < 200; step += 1) panel.drive.advance(50);
}

describe('a check on a thread', () => {
  it('finds what a check here finds, tells how far it has come, and can be stopped', async () => {
    const panel = openPanel();
    await archiveOne(panel, await prepare(panel, 2));
    tamper(panel, 'minutes', `UPDATE minutes SET candidate = 'Autre'`);
    const here = await done(panel.handlers.archive.chain(undefined));
    const shares: number[] = [];
    const thread = backupWorker(new URL('../../../src/core/db/backup/backup.worker.ts', import.meta.url));
    panel.work.run = (job, request, options) =>
      thread(job, request, {
        ...options,
        onNews: (news) => {
          shares.push(news.done / news.total);
          options?.onNews?.(news);
        },
      });
    const aside = await done(panel.handlers.archive.chain(undefined));
    expect(aside).toEqual({ ...here, checkedAt: aside.checkedAt });
    expect(aside.faultCount).toBe(1);
    expect(shares.at(-1)).toBe(1);

    panel.work.run = (job, request, options) => {
      const stopped = thread(job, request, options);
      panel.drive.advance(600);
      options?.onNews?.({ done: 1, total: 2 });
      return stopped;
    };
    const asked = panel.ask('archive.chain', undefined, { device: 'desk', role: 'desk' });
    const [task] = await done(panel.handlers.app.tasks(undefined));
    expect(task).toMatchObject({ kind: 'register-check', done: 1, total: 2 });
    await done(panel.handlers.app.stopTask({ taskId: task?.id ?? '' }));
    expect(await asked).toEqual({ ok: false, code: 'cancelled' });
    // What the last whole check found stands.
    expect(await registerState(panel)).toMatchObject({ status: 'checked', faultCount: 1 });
    expect(panel.failures).toEqual([]);
  });
});

describe('one altered record', () => {
  it('elsewhere condemns no document: the register says it, with what it touches', async () => {
    const panel = openPanel();
    const minutesId = await archiveOne(panel, await prepare(panel, 2));
    const other = await prepare(panel, 2);
    await receive(panel, other);
    tamper(
      panel,
      'passage_event',
      `UPDATE passage_event SET origin = origin || 'x' WHERE seq = 1
      AND passage_id = '${other.passageId}'`,
    );

    const { checks, isIntact, isRegisterWitnessed } = await done(
      panel.handlers.archive.verify({ minutesId }),
    );
    expect(checks.filter(({ isPassed }) => !isPassed)).toEqual([]);
    expect([isIntact, isRegisterWitnessed]).toEqual([true, true]);

    const chain = await done(panel.handlers.archive.chain(undefined));
    expect(chain.faults).toMatchObject([{ kind: 'altered', table: 'passage_event' }]);
    expect(chain.faultCount).toBe(1);
    expect(chain.touched).toMatchObject([
      {
        kind: 'passage',
        id: other.passageId,
        name: 'Joël Campanule',
        minutes: null,
        faults: [{ record: 'journal', fault: 'altered', count: 1 }],
      },
    ]);
    expect((await registerState(panel)).faultCount).toBe(1);
  });

  it('of the document itself condemns it, and names its minutes', async () => {
    const panel = openPanel();
    const minutesId = await archiveOne(panel, await prepare(panel, 2));
    tamper(panel, 'minutes', `UPDATE minutes SET candidate = 'Autre'`);
    const { isIntact } = await done(panel.handlers.archive.verify({ minutesId }));
    expect(isIntact).toBe(false);
    const { touched } = await done(panel.handlers.archive.chain(undefined));
    expect(touched).toMatchObject([
      { kind: 'passage', minutes: { id: minutesId }, faults: [{ record: 'minutes', fault: 'altered' }] },
    ]);
  });

  it('before what the minutes saw, chained again, leaves them intact and says that the register was made again', async () => {
    const panel = openPanel();
    const minutesId = await archiveOne(panel, await prepare(panel, 2));
    tamper(
      panel,
      'chain',
      `UPDATE chain SET digest = '${'a'.repeat(64)}'
      WHERE seq = (SELECT json_extract(content, '$.chain.seq') FROM content_lock)`,
    );
    const { isIntact, isRegisterWitnessed } = await done(panel.handlers.archive.verify({ minutesId }));
    expect([isIntact, isRegisterWitnessed]).toEqual([true, false]);
    const { faults } = await done(panel.handlers.archive.chain(undefined));
    expect(faults.map(({ kind }) => kind)).toEqual(['broken', 'broken', 'unwitnessed']);
  });

  it.each([
    ['jury_member', `UPDATE jury_member SET name = 'Autre'`, 'member', 'Autre'],
    ['session', `UPDATE session SET place = 'Ailleurs'`, 'session', 'Session des essais'],
    ['preference', `INSERT INTO preference VALUES ('organisation', '"Autre"')`, 'register', ''],
    ['referentiel', `UPDATE referentiel SET loaded_at = 1`, 'referentiel', 'CQP'],
  ])('of table %s is told by its name', async (table, sql, kind, name) => {
    const panel = openPanel();
    await prepare(panel, 2);
    tamper(panel, table, sql);
    const { touched } = await done(panel.handlers.archive.chain(undefined));
    expect(touched[0]?.kind).toBe(kind);
    expect(touched[0]?.name).toContain(name);
  });

  it('that may change stays found after the application wrote it again', async () => {
    const panel = openPanel();
    const { jurorIds } = await prepare(panel, 2);
    const [, second = ''] = jurorIds;
    tamper(panel, 'jury_member', `UPDATE jury_member SET college = 'employers' WHERE id = '${second}'`);
    await done(panel.handlers.sessions.setPin({ jurorId: second, currentPin: PIN, pin: '8361' }));
    const { faults, touched } = await done(panel.handlers.archive.chain(undefined));
    expect(faults).toMatchObject([{ kind: 'altered', table: 'jury_member', key: JSON.stringify([second]) }]);
    expect(touched).toMatchObject([{ kind: 'member', id: second, faults: [{ record: 'member' }] }]);
  });
});

describe('the check in the background', () => {
  it('is done soon after the start, and tells the windows what it found', async () => {
    const panel = openPanel();
    await prepare(panel, 2);
    tamper(panel, 'jury_member', `UPDATE jury_member SET name = 'Autre' WHERE is_president = 1`);
    const revived = panel.revive(1_000);
    expect(await registerState(revived)).toMatchObject({ status: 'waiting', checkedAt: null, faultCount: 0 });
    letCheckEnd(revived);
    const { checkedAt, status, touched } = await registerState(revived);
    expect([status, checkedAt === null]).toEqual(['checked', false]);
    expect(touched).toMatchObject([{ kind: 'member', faults: [{ record: 'member', fault: 'altered' }] }]);
    expect(revived.broadcasts).toContainEqual({ name: 'data-changed', payload: { topic: 'register' } });
  });

  it('says nothing when nothing is wrong', async () => {
    const panel = openPanel();
    await archiveOne(panel, await prepare(panel, 2));
    const revived = panel.revive(1_000);
    letCheckEnd(revived);
    expect(await registerState(revived)).toMatchObject({ status: 'checked', faultCount: 0, touched: [] });
    expect(revived.broadcasts).toEqual([]);
  });

  it('reads few records at a time, and leaves the process free between two slices', async () => {
    const panel = openPanel();
    const audit = createAuditRepo(panel.db);
    for (let index = 0; index < 3_000; index += 1) {
      audit.append({ at: instant(index), action: 'pin-set', subjectId: 'm', details: {} });
    }
    const revived = panel.revive(1_000);
    revived.drive.advance(2_000);
    let slices = 1;
    while ((await registerState(revived)).status === 'checking') {
      revived.drive.advance(24);
      slices += 1;
    }
    expect((await registerState(revived)).status).toBe('checked');
    expect(slices).toBeGreaterThan(5);
  });

  it('that someone asks for starts from the beginning, and two at once are one', async () => {
    const panel = openPanel();
    await prepare(panel, 2);
    panel.drive.advance(2_000);
    tamper(panel, 'jury_member', `UPDATE jury_member SET name = 'Autre' WHERE is_president = 1`);
    const [one, other] = await Promise.all([
      done(panel.handlers.archive.chain(undefined)),
      done(panel.handlers.archive.chain(undefined)),
    ]);
    expect(one.faultCount).toBe(1);
    expect(other).toEqual(one);
  });
});

describe('a stored state that is not the one of its journal', () => {
  const CHANGES = [
    ['its stage', `UPDATE passage_state SET state = json_set(state, '$.stage', 'marking')`],
    ['its column of the stage', `UPDATE passage_state SET stage = 'archived'`],
    ['its version', 'UPDATE passage_state SET version = version + 1'],
    ['its identity check', `UPDATE passage_state SET state = json_set(state, '$.identity', null)`],
    [
      'the time that it plans',
      `UPDATE passage_state SET state = json_set(state, '$.plan.phases[0].grantedMs', 60000, '$.phases[0].grantedMs', 60000)`,
    ],
    [
      'the phases that it plans',
      `UPDATE passage_state SET state = json_remove(state, '$.plan.phases[1]', '$.phases[1]')`,
    ],
    [
      'its reminders',
      `UPDATE passage_state SET state = json_set(state, '$.plan.reminderMs', json_array(1000))`,
    ],
    ['the whole', 'DELETE FROM passage_state'],
  ] as const;

  it.each(CHANGES)(
    'in %s is recorded and shown, and nothing goes on before someone says so',
    async (_, sql) => {
      const panel = openPanel();
      const passage = await prepare(panel, 2);
      await receive(panel, passage);
      const { passageId } = passage;
      const before = await done(panel.handlers.passages.get({ passageId }));
      tamper(panel, 'passage_state', sql);
      const stored = () => panel.db.prepare('SELECT * FROM passage_state').get();
      const altered = stored();

      const revived = panel.revive(1_000);
      expect(revived.db.prepare('SELECT * FROM passage_state').get()).toEqual(altered);
      expect(await registerState(revived)).toMatchObject({
        inDoubt: [{ passageId, candidate: 'Joël Campanule', isJournalReadable: true }],
      });
      expect((await done(revived.handlers.passages.get({ passageId }))).stage).toBe(before.stage);
      const command = { type: 'note-incident', category: 'other', text: 'bruit' } as const;
      expect(await refusal(revived.handlers.passages.command({ passageId, command }))).toBe(
        'passage-in-doubt',
      );

      await done(revived.handlers.register.resumeFromJournal({ passageId }));
      expect((await registerState(revived)).inDoubt).toEqual([]);
      await done(revived.handlers.passages.command({ passageId, command }));
      const said = createAuditRepo(revived.db)
        .ofSubject(passageId)
        .map(({ action }) => action);
      expect(said.filter((action) => action.startsWith('snapshot'))).toEqual([
        'snapshot-differs',
        'snapshot-rebuilt',
      ]);
      const again = revived.revive(1_000);
      expect((await registerState(again)).inDoubt).toEqual([]);
      expect((await done(again.handlers.archive.chain(undefined))).faultCount).toBe(0);
    },
  );

  it('says when the journal itself was altered', async () => {
    const panel = openPanel();
    const passage = await prepare(panel, 2);
    await receive(panel, passage);
    tamper(
      panel,
      'passage_event',
      `UPDATE passage_event SET wall_at = wall_at + 60000 WHERE type = 'identity-checked'`,
    );
    const revived = panel.revive(1_000);
    expect((await registerState(revived)).inDoubt).toMatchObject([
      { passageId: passage.passageId, isJournalReadable: true, isJournalWhole: false },
    ]);
  });

  it('is recorded once, however often the application starts over it', async () => {
    const panel = openPanel();
    const passage = await prepare(panel, 2);
    await receive(panel, passage);
    tamper(panel, 'passage_state', CHANGES[0][1]);
    const again = panel.revive(1_000).revive(1_000);
    const said = createAuditRepo(again.db)
      .ofSubject(passage.passageId)
      .map(({ action }) => action);
    expect(said.filter((action) => action === 'snapshot-differs')).toHaveLength(1);
    expect((await registerState(again)).inDoubt).toHaveLength(1);
  });

  it('made while the application runs is seen before a content is locked from it', async () => {
    const panel = openPanel();
    const passage = await prepare(panel, 2);
    await receive(panel, passage);
    await hear(panel, passage);
    tamper(
      panel,
      'passage_state',
      `UPDATE passage_state SET state = json_set(state, '$.identity.note', 'x')`,
    );
    await done(panel.handlers.archive.chain(undefined));
    expect((await registerState(panel)).inDoubt).toMatchObject([{ passageId: passage.passageId }]);
  });
});
