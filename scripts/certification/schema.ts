/** Writes the JSON Schema of certifications' files: `npm run certification:schema`. A test tells when it is no longer current. */
import { writeFileSync } from 'node:fs';
import { certificationJsonSchema } from '../../src/domain/certification/json-schema.ts';

const FILE = new URL('../../resources/schemas/pupitre.certification-2.schema.json', import.meta.url);

writeFileSync(FILE, `${JSON.stringify(certificationJsonSchema(), null, 2)}\n`);
