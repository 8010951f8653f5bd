import { expect, it } from 'vitest';
import { closePanels } from './passage-panel.ts';
import { createChance } from './doors/chance.ts';
import { live, settle } from './doors/director.ts';
import { createMinutesRules } from './doors/rules-minutes.ts';
import { createRegisterRules } from './doors/rules-register.ts';
import { createPrivacyRule } from './doors/rules-privacy.ts';
import { createTally } from './doors/tally.ts';
import { openWorld } from './doors/world.ts';
import { tamper } from './outside.ts';
it('plants', async () => {
  for (const plant of [null, 'chain', 'lock'] as const) {
    const c0 = process.cpuUsage();
    const world = openWorld(createChance(20_261_124), createTally(), () => [createPrivacyRule(), ...createMinutesRules(), ...createRegisterRules()]);
    await settle(world);
    for (let step = 0; step < 150; step += 1) await live(world);
    if (plant === 'chain') tamper(world.panel, 'chain', 'UPDATE chain SET record_digest = previous WHERE seq = 40');
    if (plant === 'lock') { console.log('locks', world.facts.locks().length); tamper(world.panel, 'content_lock', `UPDATE content_lock SET content = content || ' '`); }
    for (let step = 0; step < 3; step += 1) await live(world);
    console.log(plant, 'before the end', [...world.broken.keys()]);
    world.end();
    console.log(plant, 'at the end', [...world.broken.keys()], [...world.broken.values()].flatMap(({ examples }) => [...examples.values()]).slice(0, 2).map((s) => s.slice(0, 160)));
    const c = process.cpuUsage(c0); console.log('cpu', (c.user + c.system) / 1e6);
    closePanels();
    expect([...world.broken.keys()].length > 0).toBe(plant !== null);
  }
});
