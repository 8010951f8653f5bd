/** The sheet of a session, as it is printed to be signed on paper. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { inkSignature } from '../../fixtures/minutes/signature-ink.ts';
import { folded, plainText } from '../../unit/documents/pdf-tools.ts';
import { addPassage, command, prepare, receive } from '../passage-conduct.ts';
import { closePanels, done, openPanel, refusal } from '../passage-panel.ts';

vi.setConfig({ testTimeout: 60_000 });
afterEach(closePanels);

describe('the attendance sheet', () => {
  it('names who is expected in the order of the day, and leaves nothing to sign twice', async () => {
    const panel = openPanel();
    const passage = await prepare(panel, 2);
    const { passageId, sessionId } = passage;
    const candidate = { birthDate: '', birthPlace: '', company: '', trainingBody: '', tutor: '' };
    const early = await addPassage(panel, sessionId, {
      plannedTime: '09:00',
      candidate: { ...candidate, lastName: 'Matinal', firstName: 'Ubald' },
    });
    const { passages, sessions } = panel.handlers;
    await receive(panel, passage);
    await done(passages.signAttendance({ passageId, way: 'pad', svg: inkSignature(4) }));
    const absent = { type: 'record-attendance', status: 'absent-unjustified', note: '' } as const;
    await command(panel, early, absent);
    await done(sessions.printAttendance({ sessionId }));
    const text = plainText(panel.desktop.printed.at(-1) ?? new Uint8Array());
    const places = [
      'Feuille d’émargement',
      '09:00',
      'Matinal Ubald',
      'Absent',
      '14:00',
      'Campanule Joël',
      'Signé à l’écran',
      'Ondine Tamaris',
      'Barnabé Églantier',
    ].map((part) => text.indexOf(folded(part)));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((one, other) => one - other));

    await done(passages.signAttendance({ passageId, way: 'paper', note: 'Secrétariat' }));
    await done(sessions.printAttendance({ sessionId }));
    expect(plainText(panel.desktop.printed.at(-1) ?? new Uint8Array())).not.toContain(
      folded('Signé à l’écran'),
    );
  });

  it('is refused of a session that is not there, and says so when no viewer shows it', async () => {
    const panel = openPanel();
    const { sessionId } = await prepare(panel, 2);
    const { sessions } = panel.handlers;
    expect(await refusal(sessions.printAttendance({ sessionId: 'nowhere' }))).toBe('not-found');
    panel.desktop.isPrinted = false;
    expect(await refusal(sessions.printAttendance({ sessionId }))).toBe('document-failed');
  });
});
