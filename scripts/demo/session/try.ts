import { mkdtempSync, writeFileSync } from 'node:fs';
import { playDay } from './day.ts';
import { openDay } from './open-stage.ts';
import { readFileSync } from 'node:fs';
const profile = process.argv[3] ?? mkdtempSync('/tmp/day-profile-');
writeFileSync('/tmp/verify-x.html', 'x');
const { stage, close } = openDay({ profile, out: process.argv[2]!, verifierPage: '/tmp/verify-x.html' }, (t) => console.log(Math.round(performance.now()), t));
try { console.log(await playDay(stage, { certifications: 'resources/certifications', schema: { name: 'contraintes.xsd', bytes: new Uint8Array(readFileSync('tests/fixtures/reporting/contraintes.xsd')) } })); }
finally { close(); }
