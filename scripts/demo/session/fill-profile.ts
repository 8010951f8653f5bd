/**
 * Plays the day into a profile, for whoever looks at its screens: `fill-profile.ts PROFILE OUT`. Its minutes are sealed, and
 * nothing has left the room yet. Says what it made on a line of JSON.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { PROJECT_ROOT } from '../../runtime/locations.ts';
import { sealDay } from './day.ts';
import { openDay } from './open-stage.ts';

const [profile = '', out = ''] = process.argv.slice(2);
const schema = path.join(PROJECT_ROOT, 'tests', 'fixtures', 'reporting', 'contraintes.xsd');
const { close, stage } = openDay(
  { profile, out, verifierPage: path.join(PROJECT_ROOT, 'out', 'verify', 'verify.html') },
  () => undefined,
);
try {
  const day = await sealDay(stage, {
    certifications: path.join(PROJECT_ROOT, 'resources', 'certifications'),
    schema: { name: path.basename(schema), bytes: new Uint8Array(readFileSync(schema)) },
  });
  console.log(JSON.stringify(day));
} finally {
  close();
}
