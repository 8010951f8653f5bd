/** A copy of archived minutes, for paper: the same content, the signatures as they were given, and the mark of a copy. */
import type { MinutesFile } from '../../../domain/minutes/minutes.schema.ts';
import type { Instant } from '../../../domain/time/time.ts';
import { createSigningRepo } from '../../db/repos/signing.repo.ts';
import type { MinutesRecord } from '../../db/repos/minutes.repo.ts';
import type { CopyData } from '../signing/index.ts';
import { archivedExternal } from './archived-external.ts';
import { archivedSignatures } from './archived-signatures.ts';
import type { Deps } from '../../kernel/deps.ts';
import type { PassageStore } from '../passage/index.ts';

/** What a copy printed at that moment shows. */
export function copyData(
  { db }: Pick<Deps, 'db'>,
  store: PassageStore,
  record: MinutesRecord,
  file: MinutesFile,
  printedAt: Instant,
): CopyData {
  const { contentDigest, passageId, revision } = record;
  const seal = store.parts.parts(passageId, revision).findLast(({ kind }) => kind === 'seal');
  const certificate =
    seal?.kind === 'seal' ? createSigningRepo(db).certificate(seal.certificateSha256) : null;
  return {
    mode: 'copy',
    content: file.content,
    contentDigest,
    signatures: archivedSignatures(store, record, file),
    outside: archivedExternal(store, record).flatMap(({ jurorIds, kind, sha256 }) =>
      jurorIds.map((jurorId) => ({ jurorId, kind, sha256 })),
    ),
    seal:
      seal === undefined || certificate === null ? null : { name: certificate.holder, sealedAt: seal.madeAt },
    printedAt,
  };
}
