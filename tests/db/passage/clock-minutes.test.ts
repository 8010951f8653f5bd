import { afterEach, describe, expect, it, vi } from 'vitest';
import type { MinutesContent2 } from '../../../src/domain/minutes/minutes.schema.ts';
import { createContentLockRepo } from '../../../src/core/db/repos/content-lock.repo.ts';
import { formatDuration } from '../../../src/documents/french-format.ts';
import { WORDING_2 } from '../../../src/documents/wording-2.ts';
import { command, decide, sealAll } from '../passage-conduct.ts';
import { closePanels, done, minutesMs } from '../passage-panel.ts';
import { presenting } from '../presenting.ts';

vi.setConfig({ testTimeout: 60_000 });
afterEach(closePanels);

const length = (count: number) => formatDuration(minutesMs(count));

describe('the minutes', () => {
  it('tell what the clock went through, and how the president ruled', async () => {
    const { panel, passage } = await presenting();
    const { passageId } = passage;
    const { drive } = panel;
    const send = (order: Parameters<typeof command>[2]) => command(panel, passageId, order);
    drive.advance(minutesMs(1));
    await send({ type: 'start-phase', phaseId: 'questions', isEarlyConfirmed: true });
    drive.advance(minutesMs(3));
    await send({
      type: 'return-to-phase',
      phaseId: 'presentation',
      ruling: 'counted',
      reason: 'Mauvais bouton',
    });
    drive.advance(minutesMs(5));
    drive.sleep(minutesMs(15));
    await send({
      type: 'rule-on-interruption',
      ruling: 'count-part',
      countedMs: minutesMs(2),
      reason: 'Capot refermé',
    });
    drive.advance(minutesMs(4));
    await send({ type: 'start-phase', phaseId: 'questions' });
    drive.advance(minutesMs(10));
    await send({ type: 'end-phase' });
    await send({ type: 'close-timed-phases' });
    await sealAll(panel, passage);
    await send({ type: 'open-deliberation' });
    await send({ type: 'close-deliberation' });
    await decide(panel, passageId, 'validated');
    await done(panel.handlers.minutes.lock({ passageId }));

    const lock = createContentLockRepo(panel.db).standing(passageId);
    const { conduct, phases } = JSON.parse(lock?.content ?? '') as MinutesContent2;
    const told = conduct.map((entry) => [
      entry.phaseTitle,
      WORDING_2.conductText(entry, entry.lengthMs === null ? '' : formatDuration(entry.lengthMs)),
      entry.text,
    ]);
    expect(told).toEqual([
      ['Présentation', `Phase close avant son terme, ${length(14)} restantes`, ''],
      [
        'Présentation',
        `Retour à cette phase : ${length(3)} passées depuis, comptées dans cette phase`,
        'Mauvais bouton',
      ],
      ['Présentation', `Interruption de l’application de ${length(15)} (mise en veille)`, ''],
      [
        'Présentation',
        `Décision sur l’interruption de ${length(15)} : ${length(2)} comptées comme écoulées`,
        'Capot refermé',
      ],
    ]);
    expect(phases).toMatchObject([
      { title: 'Présentation', elapsedMs: minutesMs(15), suspendedMs: minutesMs(13), overtimeMs: 0 },
      { title: 'Questions', elapsedMs: minutesMs(10), suspendedMs: 0 },
    ]);
  });
});
