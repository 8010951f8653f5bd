import type { Instant } from '../../../domain/time/time.ts';
import type { Answer } from '../../../shared/error-codes.ts';
import { recordOf } from '../../db/repos/referentiel.repo.ts';
import type {
  CertificationFile,
  ReferentielRecord,
  ReferentielRepo,
} from '../../db/repos/referentiel.repo.ts';
import { canonicalJson, sha256Hex } from '../../documents/minutes-file.ts';
import { refuse } from '../../kernel/refusal.ts';

/** Stores a checked file, unless it is stored already: `referentiel-in-use` when a session applies another text of that version. */
export function storeCertification(
  repo: ReferentielRepo,
  file: CertificationFile,
  at: Instant,
): Answer<ReferentielRecord> {
  const { id, version } = file;
  const record = recordOf(file, sha256Hex(canonicalJson(file)));
  const stored = repo.digest(id, version);
  if (stored === record.digest) return { ok: true, value: record };
  if (stored !== null && repo.isUsed(id, version)) return refuse('referentiel-in-use', { id, version });
  repo.put(record, at);
  return { ok: true, value: record };
}
