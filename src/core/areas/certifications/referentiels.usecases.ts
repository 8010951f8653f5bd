import { cappedFaults } from '../../../domain/referentiel/referentiel.faults.ts';
import { nextVersion } from '../../../domain/certification/draft/derive.ts';
import { parseCertificationText } from '../../../domain/certification/certification.parse.ts';
import { MAX_REFERENTIEL_BYTES } from '../../../domain/file-limits.ts';
import type { AreaHandlers } from '../../../shared/contract.ts';
import { canonicalJson, sha256Hex } from '../../documents/minutes-file.ts';
import type { Deps } from '../../kernel/deps.ts';
import { givenText } from '../../kernel/given-text.ts';
import { refuse, granted, notFound } from '../../kernel/refusal.ts';
import { exportCertification } from './certification-export.ts';
import { listed } from './referentiel-summary.ts';
import { isShipped } from './shipped-certifications.ts';
import { storeCertification } from './store-certification.ts';

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
          const stored = storeCertification(repos.referentiels, reading.file, at);
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
