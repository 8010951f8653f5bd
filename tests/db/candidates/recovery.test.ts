/** Administrators who all forgot their PINs: a code drawn before gives one back, once, and nobody else has a way. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chainFaults } from '../chain-faults.ts';
import { closePanels, done, openPanel, refusal } from '../passage-panel.ts';
import type { Panel } from '../passage-panel.ts';
import { administrator, ADMINISTRATOR_PIN } from './file-parts.ts';

afterEach(closePanels);

const NEW_PIN = '4927';

let panel: Panel;
let administratorId: string;
beforeEach(async () => {
  panel = openPanel();
  administratorId = await administrator(panel);
});

const make = (pin = ADMINISTRATOR_PIN) =>
  panel.handlers.app.makeRecoveryCode({ confirmation: { administratorId, pin } });
const recover = (code: string, newPin = NEW_PIN) =>
  panel.handlers.app.recoverAdministrator({ administratorId, code, newPin });

describe('a recovery code', () => {
  it('is drawn under a PIN, shown once, and kept only as its digest', async () => {
    expect(await refusal(make('0000'))).toBe('pin-wrong');
    expect(await done(panel.handlers.app.recovery(undefined))).toBeNull();
    const { code } = await done(make());
    expect(code).toMatch(/^(?:[A-Z2-9]{5}-){3}[A-Z2-9]{5}$/);
    expect(await done(panel.handlers.app.recovery(undefined))).toMatchObject({ by: 'Ada Exemple' });
    const tables = ['preference', 'audit_entry', 'administrator'].flatMap((table) =>
      panel.db.prepare(`SELECT * FROM ${table}`).all(),
    );
    const kept = JSON.stringify(tables);
    expect(kept).not.toContain(code);
    expect(kept).not.toContain(code.replaceAll('-', ''));
  });

  it('gives a PIN back, however it is typed, once, over the delay of wrong tries', async () => {
    const { code } = await done(make());
    for (let tries = 0; tries < 6; tries += 1) await make('0000');
    expect(await refusal(make())).toBe('pin-throttled');
    await done(recover(code.toLowerCase().replaceAll('-', ' ')));
    expect(await refusal(make())).toBe('pin-wrong');
    expect(await done(make(NEW_PIN))).toHaveProperty('code');
    expect(await refusal(recover(code))).toBe('recovery-code-wrong');
    const actions = panel.db.prepare('SELECT action FROM audit_entry ORDER BY rowid').pluck().all();
    expect(actions.filter((action) => action === 'administrator-recovered')).toHaveLength(1);
    expect(chainFaults(panel.db)).toEqual([]);
  });

  it('opens nothing for who has none, an older one, a weak PIN, or the name of someone who left', async () => {
    expect(await refusal(recover('ABCDE-ABCDE-ABCDE-ABCDE'))).toBe('recovery-code-wrong');
    const { code: older } = await done(make());
    const { code } = await done(make());
    expect(await refusal(recover(older))).toBe('recovery-code-wrong');
    expect(await refusal(recover(''))).toBe('recovery-code-wrong');
    expect(await refusal(recover(code, '1111'))).toBe('pin-too-simple');
    const confirmation = { administratorId, pin: ADMINISTRATOR_PIN };
    const second = { name: 'Noé Exemple', isActive: true, pin: '7351', confirmation };
    const named = await done(panel.handlers.app.saveAdministrator(second));
    const leaving = { administratorId, name: 'Ada Exemple', isActive: false, confirmation };
    await done(panel.handlers.app.saveAdministrator(leaving));
    expect(named).toHaveLength(2);
    expect(await refusal(recover(code))).toBe('not-found');
  });
});
