import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseCertificationText } from '../../../src/domain/certification/certification.parse.ts';
import { fromReferentiel } from '../../../src/domain/certification/from-referentiel.ts';
import type { Certification } from '../../../src/domain/certification/certification.schema.ts';
import type { Referentiel } from '../../../src/domain/referentiel/referentiel.schema.ts';

export const CQP_PATH = pathOf(
  '../../../resources/certifications/cqp-commercial-sedentaire-alimentaire.json',
);
export const THREE_PHASES_PATH = pathOf('../../fixtures/referentiel-three-phases.json');
export const SOURCE_PATH = pathOf('../../fixtures/referentiel-source.txt');

/** A fresh, mutable copy of the file's JSON, for tests that spoil it. */
export function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}

/** The file in the shape of every certification. */
export function readCertification(path: string): Certification {
  return fromReferentiel(readReferentiel(path));
}

export function readReferentiel(path: string): Referentiel {
  const reading = parseCertificationText(readFileSync(path, 'utf8'));
  if (!reading.ok) throw new Error(`${path}: ${JSON.stringify(reading.faults, null, 2)}`);
  if (reading.format === 2) throw new Error(`${path}: no référentiel`);
  return reading.file;
}

function pathOf(relative: string): string {
  return fileURLToPath(new URL(relative, import.meta.url));
}
