/** Opens the core on a profile and prints how long that took, in milliseconds: `node start-once.ts DIR`. */
import { mkdirSync } from 'node:fs';
import { createSystemClock } from '../../src/core/kernel/clock.ts';
import { openCore } from '../../src/core/open-core.ts';
import { headlessSurroundings } from '../headless/surroundings.ts';

const [profile = ''] = process.argv.slice(2);
mkdirSync(profile, { recursive: true });
const surroundings = headlessSurroundings(profile, createSystemClock());
const startedAt = performance.now();
const core = openCore(surroundings);
console.log(performance.now() - startedAt);
core.stop();
core.close();
// Nothing that a start has going in the background is waited for.
process.exit(0);
