/** A day's stage on a core that no shell holds, in a folder of its own. */
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { openCore } from '../../../src/core/open-core.ts';
import { createManualClock } from '../../../src/core/kernel/test-clock.ts';
import { asDesk } from '../../../tests/db/as-desk.ts';
import { headlessSurroundings } from '../../headless/surroundings.ts';
import { PROJECT_ROOT } from '../../runtime/locations.ts';
import { DAY_START } from './day.story.ts';
import type { DayStage } from './stage.ts';

export interface OpenDay {
  readonly stage: DayStage;
  readonly close: () => void;
}

/** The data stands in `profile`, what dialogs write under `out`. */
export function openDay(
  places: { readonly profile: string; readonly out: string; readonly verifierPage: string },
  say: DayStage['say'],
): OpenDay {
  const { drive, ...device } = createManualClock(DAY_START);
  const surroundings = headlessSurroundings(places.profile, device);
  let chosen = places.out;
  const { version } = JSON.parse(readFileSync(path.join(PROJECT_ROOT, 'package.json'), 'utf8')) as {
    version: string;
  };
  const core = openCore({
    ...surroundings,
    appVersion: version,
    resources: { ...surroundings.resources, verifierPage: places.verifierPage },
    desktop: { ...surroundings.desktop, chooseFolder: () => Promise.resolve(chosen) },
  });
  return {
    stage: {
      handlers: asDesk(core.handlers),
      drive,
      now: () => device.clock.read().wall,
      say,
      into: (name) => {
        chosen = path.join(places.out, name);
        mkdirSync(chosen, { recursive: true });
        return chosen;
      },
    },
    close: () => {
      core.stop();
      core.close();
    },
  };
}
