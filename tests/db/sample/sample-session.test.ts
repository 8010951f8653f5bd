import { afterEach, describe, expect, it, vi } from 'vitest';
import { instant } from '../../../src/domain/time/time.ts';
import { channelOf, contract } from '../../../src/shared/contract.ts';
import { SAMPLE_PIN } from '../../../src/shared/areas/sample.ts';
import { closePanels, openPanel, valueOf } from '../passage-panel.ts';

// A PIN costs tens of milliseconds to hash by design, more on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

afterEach(closePanels);

describe('the sample session', () => {
  it('is a whole day, today, with a regular jury and open seats', async () => {
    const panel = openPanel();
    const { seats, sessions, setups } = panel.handlers;
    const session = valueOf(await sessions.createSample(undefined));
    expect(session).toMatchObject({ date: '2026-11-24', isSample: true, compositionFaults: [] });
    expect(session.members).toHaveLength(3);
    expect(session.members.filter(({ isExternal }) => isExternal).length * 2).toBeGreaterThanOrEqual(3);
    expect(session.passages.map(({ testId }) => testId)).toEqual(
      expect.arrayContaining(['BC1-oral-defence', 'BC1-role-play', 'BC2-role-play', 'BC3-oral-defence']),
    );
    expect(session.passages.filter((one) => one.needsEvaluatorChoice)).toHaveLength(1);

    const prepared = [];
    for (const { id } of session.passages) prepared.push(valueOf(await setups.get({ passageId: id })));
    const measures = prepared.map(({ accommodation }) => accommodation.timeMeasure.kind);
    expect(measures.filter((kind) => kind === 'third')).toHaveLength(1);
    const [note] = prepared[0]!.attachments;
    const { bytes } = valueOf(await setups.readAttachment({ attachmentId: note!.id }));
    expect(Buffer.from(bytes).toString('latin1')).toMatch(/^%PDF-1\.4\n[\s\S]*%%EOF\n$/);

    for (const { id } of session.members) {
      const seat = { passageId: session.passages[0]!.id, jurorId: id, pin: SAMPLE_PIN };
      expect(await seats.open(seat)).toMatchObject({ ok: true });
    }
  });

  it('is made anew each time, numbered', async () => {
    const { sessions } = openPanel().handlers;
    const first = valueOf(await sessions.createSample(undefined));
    const second = valueOf(await sessions.createSample(undefined));
    expect(second.id).not.toBe(first.id);
    expect([first.title, second.title]).toEqual(['Session d’exemple', 'Session d’exemple n° 2']);
  });

  it('is dated by the day of the place, not of Greenwich', async () => {
    const { sessions } = openPanel(instant(Date.parse('2026-11-24T23:30:00Z'))).handlers;
    expect(valueOf(await sessions.createSample(undefined)).date).toBe('2026-11-25');
  });
});

describe('preferences', () => {
  it('have defaults, are kept, and told to the windows', async () => {
    const panel = openPanel();
    const { app } = panel.handlers;
    const defaults = { language: 'fr', theme: 'system', organisation: '', isSoundOn: true };
    expect(valueOf(await app.preferences(undefined))).toEqual(defaults);
    const changed = { ...defaults, theme: 'dark', organisation: 'Organisme fictif' };
    expect(valueOf(await app.setPreferences({ theme: 'dark', organisation: 'Organisme fictif' }))).toEqual(
      changed,
    );
    panel.db.prepare("UPDATE preference SET value = '42' WHERE key = 'theme'").run();
    expect(valueOf(await app.preferences(undefined))).toEqual({ ...changed, theme: 'system' });
    expect(panel.broadcasts).toEqual([{ name: 'data-changed', payload: { topic: 'preferences' } }]);
  });
});

describe('the contract', () => {
  it('has a handler for each endpoint, and no handler beside it', () => {
    const { handlers } = openPanel();
    const names = (areas: object) =>
      Object.entries(areas).flatMap(([area, methods]) =>
        Object.keys(methods as object).map((method) => channelOf(area, method)),
      );
    expect(names(handlers).sort()).toEqual(names(contract).sort());
  });
});
