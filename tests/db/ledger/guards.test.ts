import Database from 'better-sqlite3';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { closePanels, done, openPanel, openPanelIn } from '../passage-panel.ts';
import type { Panel } from '../passage-panel.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

afterEach(closePanels);

describe('a guard of the schema', () => {
  const reopenPanel = (panel: Panel): Panel => {
    panel.stop();
    panel.db.close();
    return openPanelIn(panel.folder, panel.clock.read().wall);
  };
  const guards = (panel: Panel, type: 'trigger' | 'index') =>
    panel.db
      .prepare<[string], string>(
        'SELECT name FROM sqlite_schema WHERE type = ? AND sql IS NOT NULL ORDER BY name',
      )
      .pluck()
      .all(type);
  const outside = (panel: Panel, sql: string) => {
    const file = new Database(panel.path);
    file.exec(sql);
    file.close();
  };
  const told = async (panel: Panel) => {
    // The check in the background comes to its end.
    for (let step = 0; step < 200; step += 1) panel.drive.advance(50);
    const { status, touched } = await done(panel.handlers.register.state(undefined));
    return { status, touched };
  };
  const touching = (fault: string, count: number) => ({
    status: 'checked',
    touched: [
      {
        kind: 'register',
        id: '',
        name: '',
        session: null,
        minutes: null,
        faults: [{ record: 'guard', fault, count }],
      },
    ],
  });

  it.each(['trigger', 'index'] as const)('that was dropped is a fault, each %s', async (type) => {
    const panel = openPanel();
    const names = guards(panel, type);
    expect(names.length).toBeGreaterThan(15);
    outside(panel, names.map((name) => `DROP ${type} ${name};`).join('\n'));
    expect(await told(panel)).toEqual(touching('removed', names.length));
    const { faults } = await done(panel.handlers.archive.chain(undefined));
    expect(faults.map(({ key }) => key).sort()).toEqual(names.map((name) => JSON.stringify([name])).sort());
  });

  it('that was made harmless is one, and stays one after a start', async () => {
    const panel = openPanel();
    const weak = `DROP TRIGGER grid_entry_no_update;
      CREATE TRIGGER grid_entry_no_update BEFORE UPDATE ON grid_entry WHEN 0 BEGIN SELECT 1; END`;
    outside(panel, weak);
    expect(await told(panel)).toEqual(touching('altered', 1));
    expect(await told(reopenPanel(panel))).toEqual(touching('altered', 1));
  });

  it('that nobody of ours made is one', async () => {
    const panel = openPanel();
    outside(panel, `CREATE TRIGGER quiet AFTER INSERT ON grid_entry BEGIN SELECT RAISE(IGNORE); END`);
    expect(await told(panel)).toEqual(touching('inserted', 1));
  });

  it('that was dropped keeps no record out of the chain', async () => {
    const panel = openPanel();
    outside(panel, 'DROP TRIGGER audit_entry_no_delete; DROP TRIGGER audit_entry_no_update');
    const again = reopenPanel(panel);
    await done(again.handlers.app.setPreferences({ organisation: 'Autre organisation' }));
    expect(await told(again)).toEqual(touching('removed', 2));
  });
});
