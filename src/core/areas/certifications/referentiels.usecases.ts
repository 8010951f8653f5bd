import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { cappedFaults } from '../../../domain/referentiel/referentiel.faults.ts';
import {
  MAX_REFERENTIEL_BYTES,
  parseReferentielText,
} from '../../../domain/referentiel/referentiel.parse.ts';
import type { Referentiel } from '../../../domain/referentiel/referentiel.schema.ts';
import type { Instant } from '../../../domain/time/time.ts';
import type { AreaHandlers } from '../../../shared/contract.ts';
import type { Answer } from '../../../shared/error-codes.ts';
import { createAuditRepo } from '../../db/repos/audit.repo.ts';
import { createReferentielRepo } from '../../db/repos/referentiel.repo.ts';
import type { ReferentielRecord, ReferentielRepo } from '../../db/repos/referentiel.repo.ts';
import { canonicalJson, sha256Hex } from '../../documents/minutes-file.ts';
import type { Deps } from '../../kernel/deps.ts';
import { givenText, shippedText } from '../../kernel/given-text.ts';
import { refuse } from '../../kernel/refusal.ts';
import { summarise } from './referentiel-summary.ts';

/** A shipped file that was not taken, and why; the stored text, if any, goes on serving. */
export interface ShippedRefusal {
  readonly file: string;
  readonly code: 'referentiel-invalid' | 'referentiel-in-use';
}

/**
 * Takes the files shipped with the application into the database. A file whose text differs from the stored one of
 * the same version replaces it only while no session applies it: what a jury applied is never rewritten.
 */
export function loadShippedReferentiels(
  deps: Pick<Deps, 'clock' | 'db' | 'resources'>,
): readonly ShippedRefusal[] {
  const repo = createReferentielRepo(deps.db);
  const at = deps.clock.read().wall;
  const files = readdirSync(deps.resources.referentiels).filter((name) => name.endsWith('.json'));
  const readings = files.map((file) => {
    const text = shippedText(join(deps.resources.referentiels, file));
    return { file, reading: parseReferentielText(text) };
  });
  const load = deps.db.transaction((): readonly ShippedRefusal[] =>
    readings.flatMap(({ file, reading }): readonly ShippedRefusal[] => {
      if (!reading.ok) return [{ file, code: 'referentiel-invalid' }];
      return store(repo, reading.value, at).ok ? [] : [{ file, code: 'referentiel-in-use' }];
    }),
  );
  return load.immediate();
}

/** Certifications that a session can apply. */
export function createReferentielUsecases(deps: Deps): AreaHandlers<'referentiels'> {
  const repo = createReferentielRepo(deps.db);
  const audit = createAuditRepo(deps.db);
  return {
    list: () => ({ ok: true, value: repo.list().map(summarise) }),
    get: ({ id, version }) => {
      const record = repo.get(id, version);
      return record === null ? refuse('not-found', { id, version }) : { ok: true, value: record.referentiel };
    },
    importFile: ({ bytes, name }) => {
      const file = givenText(bytes, MAX_REFERENTIEL_BYTES);
      if (!file.ok) return file;
      const { encoding, text } = file.value;
      const reading = parseReferentielText(text);
      if (!reading.ok)
        return refuse('referentiel-invalid', { name, encoding, ...cappedFaults(reading.faults) });

      const at = deps.clock.read().wall;
      const { id, version } = reading.value;
      const answer = deps.db
        .transaction(() => {
          const stored = store(repo, reading.value, at);
          if (stored.ok) {
            const { digest } = stored.value;
            audit.append({ at, action: 'referentiel-loaded', subjectId: id, details: { version, digest } });
          }
          return stored;
        })
        .immediate();
      if (!answer.ok) return answer;
      deps.publish('data-changed', { topic: 'referentiels' });
      return { ok: true, value: { ...summarise(answer.value), encoding } };
    },
  };
}

function store(repo: ReferentielRepo, referentiel: Referentiel, at: Instant): Answer<ReferentielRecord> {
  const { id, version } = referentiel;
  const record = { referentiel, digest: sha256Hex(canonicalJson(referentiel)) };
  const stored = repo.digest(id, version);
  if (stored === record.digest) return { ok: true, value: record };
  if (stored !== null && repo.isUsed(id, version)) return refuse('referentiel-in-use', { id, version });
  repo.put(record, at);
  return { ok: true, value: record };
}
