import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { cappedFaults } from '../../../domain/referentiel/referentiel.faults.ts';
import { nextVersion } from '../../../domain/certification/draft/derive.ts';
import type { KnownVersion } from '../../../domain/certification/draft/derive.ts';
import { parseCertificationText } from '../../../domain/certification/certification.parse.ts';
import { MAX_REFERENTIEL_BYTES } from '../../../domain/file-limits.ts';
import type { Instant } from '../../../domain/time/time.ts';
import type { AreaHandlers } from '../../../shared/contract.ts';
import type { Answer } from '../../../shared/error-codes.ts';
import { recordOf } from '../../db/repos/referentiel.repo.ts';
import type {
  CertificationFile,
  ReferentielRecord,
  ReferentielRepo,
} from '../../db/repos/referentiel.repo.ts';
import { canonicalJson, sha256Hex } from '../../documents/minutes-file.ts';
import type { Deps } from '../../kernel/deps.ts';
import { givenText, shippedText } from '../../kernel/given-text.ts';
import { refuse, DONE, granted, notFound } from '../../kernel/refusal.ts';
import { exportCertification } from './certification-export.ts';
import { listed } from './referentiel-summary.ts';
import { UNTOLD } from '../../kernel/act.ts';

/** A shipped file that was not taken, and why; the stored text, if any, goes on serving. */
export interface ShippedRefusal {
  readonly file: string;
  readonly code: 'referentiel-invalid' | 'referentiel-in-use';
}

/**
 * Takes the files shipped with the application into the database. A file whose text differs from the stored one of
 * the same version replaces it only while no session applies it: what a jury applied is never rewritten.
 */
export function loadShippedReferentiels({
  act,
  resources,
}: Pick<Deps, 'act' | 'resources'>): readonly ShippedRefusal[] {
  const readings = shippedFiles(resources).map(({ file, text }) => ({
    file,
    reading: parseCertificationText(text),
  }));
  const refused: ShippedRefusal[] = [];
  act(UNTOLD, ({ now, repos }) => {
    for (const { file, reading } of readings) {
      if (!reading.ok) refused.push({ file, code: 'referentiel-invalid' });
      else if (!store(repos.referentiels, reading.file, now.wall).ok) {
        refused.push({ file, code: 'referentiel-in-use' });
      }
    }
    return DONE;
  });
  return refused;
}

function shippedFiles({ certifications }: Deps['resources']): readonly { file: string; text: string }[] {
  const files = readdirSync(certifications).filter((name) => name.endsWith('.json'));
  return files.map((file) => ({ file, text: shippedText(join(certifications, file)) }));
}

/** Whether the application ships that version: each start would put its own text back in the place of another. */
function isShipped(resources: Deps['resources'], { id, version }: KnownVersion): boolean {
  return shippedFiles(resources).some(({ text }) => {
    const reading = parseCertificationText(text);
    return reading.ok && reading.file.id === id && reading.file.version === version;
  });
}

/** Certifications that a session can apply. */
export function createReferentielUsecases(deps: Deps): AreaHandlers<'referentiels'> {
  const { referentiels: repo } = deps.repos;
  return {
    // Models to adapt come after what may be applied as it is.
    list: () => ({
      ok: true,
      value: repo
        .list()
        .map((record) => listed(repo, record))
        .toSorted((one, other) => Number(one.isModel) - Number(other.isModel)),
    }),
    get: ({ id, version }) => {
      const record = repo.get(id, version);
      return record === null ? notFound({ id, version }) : { ok: true, value: record.certification };
    },
    importFile: ({ bytes, name }, caller) => {
      const file = givenText(bytes, MAX_REFERENTIEL_BYTES);
      if (!file.ok) return file;
      const { encoding, text } = file.value;
      const reading = parseCertificationText(text);
      if (!reading.ok)
        return refuse('referentiel-invalid', { name, encoding, ...cappedFaults(reading.faults) });

      const { id, version } = reading.file;
      return deps.act(
        'referentiels',
        ({ now: { wall: at }, repos }) => {
          const known = repos.referentiels.digest(id, version);
          const isOther = known !== null && known !== sha256Hex(canonicalJson(reading.file));
          const isFree = !repos.referentiels.isUsed(id, version);
          if (isOther && isFree && isShipped(deps.resources, { id, version })) {
            const versions = repos.referentiels.list().map(({ certification }) => certification);
            const next = nextVersion({ id, version }, versions);
            return refuse('referentiel-shipped', { id, version, next });
          }
          const stored = store(repos.referentiels, reading.file, at);
          if (!stored.ok) return stored;
          const details = { version, digest: stored.value.digest };
          repos.audit.append({ at, action: 'referentiel-loaded', subjectId: id, details });
          return granted({ ...listed(repos.referentiels, stored.value), encoding });
        },
        { caller },
      );
    },
    exportFile: async ({ id, isModel, version }, caller) => {
      const record = repo.get(id, version);
      if (record === null) return notFound({ id, version });
      const file = isModel ? { ...record.certification, isModel: true } : record.file;
      return exportCertification(deps, { file, id, version }, caller);
    },
  };
}

function store(repo: ReferentielRepo, file: CertificationFile, at: Instant): Answer<ReferentielRecord> {
  const { id, version } = file;
  const record = recordOf(file, sha256Hex(canonicalJson(file)));
  const stored = repo.digest(id, version);
  if (stored === record.digest) return { ok: true, value: record };
  if (stored !== null && repo.isUsed(id, version)) return refuse('referentiel-in-use', { id, version });
  repo.put(record, at);
  return { ok: true, value: record };
}
