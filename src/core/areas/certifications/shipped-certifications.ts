/** The certifications that come with the application. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseCertificationText } from '../../../domain/certification/certification.parse.ts';
import type { CertificationReading } from '../../../domain/certification/certification.parse.ts';
import type { KnownVersion } from '../../../domain/certification/draft/derive.ts';
import type { ReferentielRepo } from '../../db/repos/referentiel.repo.ts';
import { canonicalJson, sha256Hex } from '../../documents/minutes-file.ts';
import { UNTOLD } from '../../kernel/act.ts';
import type { Deps } from '../../kernel/deps.ts';
import { shippedText } from '../../kernel/given-text.ts';
import { DONE } from '../../kernel/refusal.ts';
import { storeCertification } from './store-certification.ts';

/** A shipped file that was not taken, and why; the stored text, if any, goes on serving. */
export interface ShippedRefusal {
  readonly file: string;
  readonly code: 'referentiel-invalid' | 'referentiel-in-use';
}

/** What each text reads as: checking one takes longer than a screen may wait, and the files do not change while it runs. */
const readings = new Map<string, CertificationReading>();

/**
 * Takes the files shipped with the application into the database. A file whose text differs from the stored one of
 * the same version replaces it only while no session applies it: what a jury applied is never rewritten.
 */
export function loadShippedReferentiels({
  act,
  resources,
}: Pick<Deps, 'act' | 'resources'>): readonly ShippedRefusal[] {
  const refused: ShippedRefusal[] = [];
  act(UNTOLD, ({ now, repos: { referentiels } }) => {
    for (const { file, text } of shippedFiles(resources)) {
      if (isStored(referentiels, text)) continue;
      const reading = readingOf(text);
      if (!reading.ok) refused.push({ file, code: 'referentiel-invalid' });
      else if (!storeCertification(referentiels, reading.file, now.wall).ok) {
        refused.push({ file, code: 'referentiel-in-use' });
      }
    }
    return DONE;
  });
  return refused;
}

/** Whether the application ships that version: each start would put its own text back in the place of another. */
export function isShipped(resources: Deps['resources'], { id, version }: KnownVersion): boolean {
  return shippedFiles(resources).some(({ text }) => {
    const reading = readingOf(text);
    return reading.ok && reading.file.id === id && reading.file.version === version;
  });
}

function shippedFiles({ certifications }: Deps['resources']): readonly { file: string; text: string }[] {
  const files = readdirSync(certifications).filter((name) => name.endsWith('.json'));
  return files.map((file) => ({ file, text: shippedText(join(certifications, file)) }));
}

function readingOf(text: string): CertificationReading {
  const reading = readings.get(text) ?? parseCertificationText(text);
  readings.set(text, reading);
  return reading;
}

/** What is stored was checked before; a text that says the same, by its digest, is not checked at each start again. */
function isStored(referentiels: ReferentielRepo, text: string): boolean {
  const said = objectOf(text);
  const { id, version } = said;
  if (typeof id !== 'string' || typeof version !== 'string') return false;
  const stored = referentiels.digest(id, version);
  return stored !== null && stored === sha256Hex(canonicalJson(said));
}

/** An empty one when the text is no JSON of an object. */
function objectOf(text: string): Readonly<Record<string, unknown>> {
  try {
    const said: unknown = JSON.parse(text);
    return typeof said === 'object' && said !== null ? (said as Readonly<Record<string, unknown>>) : {};
  } catch {
    return {};
  }
}
