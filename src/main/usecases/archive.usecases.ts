import type { AreaHandlers } from '../../shared/contract.ts';
import type { Answer } from '../../shared/error-codes.ts';
import type {
  ArchivedMinutes,
  ArchiveRow,
  ChainView,
  ExportReport,
  RectificationLinks,
  Verification,
} from '../../shared/views.ts';
import { chainDigestAt, chainFaults, chainHead } from '../db/chain.ts';
import type { AuditAction, AuditEntry } from '../db/repos/audit.repo.ts';
import type { MinutesFiles, MinutesRecord } from '../db/repos/minutes.repo.ts';
import { isRectificationTrue, numberedPassageId, recordedArchivedAt } from './archive-rectification.ts';
import { readMinutesFile, verifyMinutes } from './archive-verify.ts';
import { archivedExternal, isExternalIntact } from './archived-external.ts';
import { copyData } from './archived-copy.ts';
import { archivedSignatures } from './archived-signatures.ts';
import type { Deps } from './deps.ts';
import { digestLines, ExportError, safeFileStem, writeExport } from './export-files.ts';
import { externallySigned } from './passage-facts.ts';
import type { PassageStore } from './passage-store.ts';
import { externalDocumentView } from './passage-view.ts';
import type { SignedDocuments } from './signing/signed-documents.ts';

type Format = 'pdf' | 'json' | 'digests';

interface Archived {
  readonly record: MinutesRecord & RectificationLinks;
  readonly files: MinutesFiles;
}

const DIGESTS_NAME = 'SHA256SUMS';
const SIGNED_OUTSIDE = 'signé';
const CHAIN_HEAD_NAME = 'Pupitre tete de chaine';

/** Reading, checking, exporting and printing archived minutes. Nothing here, or below, can delete or change one. */
export function createArchiveUsecases(
  deps: Deps,
  store: PassageStore,
  documents: Pick<SignedDocuments, 'copy'>,
): AreaHandlers<'archive'> {
  function find(minutesId: string): Answer<Archived> {
    const record = store.minutes.find(minutesId);
    const files = store.minutes.files(minutesId);
    if (record === null || files === null) return { ok: false, code: 'not-found', details: { minutesId } };
    return { ok: true, value: { record, files } };
  }

  function audit(action: AuditAction, minutesId: string, details: AuditEntry['details']): void {
    const at = deps.clock.read().wall;
    deps.db
      .transaction(() => {
        store.audit.append({ at, action, subjectId: minutesId, details });
      })
      .immediate();
  }

  function verify({ record, files }: Archived): Verification {
    const { minutesId, passageId } = record;
    const external = archivedExternal(store, record);
    const checks = verifyMinutes({
      record,
      files,
      signaturesOf: (file) => archivedSignatures(store, record, file),
      signedOutside: externallySigned({ external }),
      isExternalIntact: external.length === 0 ? null : isExternalIntact(store, external),
      isRectificationTrue:
        record.rectifies === null ? null : (content) => isRectificationTrue(store, record, content),
      parts: store.parts.parts(passageId, record.revision),
      searchText: store.minutes.searchText(minutesId),
      numberedPassageId: numberedPassageId(store, record),
      journalArchivedAt: recordedArchivedAt(store, record),
      isChainWhole: chainFaults(deps.db).length === 0,
      chainDigestAt: (seq) => chainDigestAt(deps.db, seq),
    });
    const checkedAt = deps.clock.read().wall;
    return { minutesId, checkedAt, isIntact: checks.every(({ isPassed }) => isPassed), checks };
  }

  /** Paper only ever holds a copy: the original is the signed file. */
  async function renderCopy({ files, record }: Archived): Promise<Answer<Uint8Array>> {
    const { minutesId } = record;
    const file = readMinutesFile(files.json);
    if (file === null) return { ok: false, code: 'document-failed', details: { minutesId } };
    try {
      const data = copyData(deps, store, record, file, deps.clock.read().wall);
      return { ok: true, value: await documents.copy(data) };
    } catch (error) {
      deps.logFailure('archive.copy', error);
      return { ok: false, code: 'document-failed', details: { minutesId } };
    }
  }

  /** Files signed outside leave with the pages, which do not hold those signatures. */
  function externalFiles(record: MinutesRecord, stem: string) {
    return archivedExternal(store, record).map(({ id, sha256 }) => ({
      format: 'pdf' as const,
      name: `${stem} ${SIGNED_OUTSIDE}.pdf`,
      bytes: store.external.bytes(id) ?? new Uint8Array(),
      sha256,
    }));
  }

  async function exportAll(
    folder: string,
    archived: readonly Archived[],
    formats: readonly Format[],
  ): Promise<readonly string[]> {
    const written: string[] = [];
    const digests: { name: string; sha256: string }[] = [];
    const isWanted = (format: Format) => formats.includes(format);
    // Digests alone are a statement about files that the reader already holds under their usual names.
    const isDigestsOnly = !isWanted('pdf') && !isWanted('json');
    for (const { record, files } of archived) {
      const stem = safeFileStem(`${record.number} ${record.candidate}`);
      const parts = [
        { format: 'pdf', name: `${stem}.pdf`, bytes: files.pdf, sha256: record.pdfSha256 },
        ...externalFiles(record, stem),
        { format: 'json', name: `${stem}.json`, bytes: Buffer.from(files.json), sha256: record.jsonSha256 },
      ] as const;
      for (const { format, name, bytes, sha256 } of parts) {
        if (isDigestsOnly) digests.push({ name, sha256 });
        if (!isWanted(format)) continue;
        const used = await writeExport(folder, { name, bytes });
        written.push(used);
        digests.push({ name: used, sha256 });
      }
    }
    if (isWanted('digests')) {
      written.push(
        await writeExport(folder, { name: DIGESTS_NAME, bytes: Buffer.from(digestLines(digests)) }),
      );
    }
    return written;
  }

  return {
    search: (query): Answer<readonly ArchiveRow[]> => ({ ok: true, value: store.minutes.search(query) }),

    get: ({ minutesId }): Answer<ArchivedMinutes> => {
      const found = find(minutesId);
      if (!found.ok) return found;
      const { record, files } = found.value;
      const file = readMinutesFile(files.json);
      if (file === null) return { ok: false, code: 'document-failed', details: { minutesId } };
      return {
        ok: true,
        value: {
          row: toRow(record),
          content: file.content,
          signatures: archivedSignatures(store, record, file),
          external: archivedExternal(store, record).map((document) =>
            externalDocumentView(document, file.content.members),
          ),
          contentDigest: record.contentDigest,
          pdfSha256: record.pdfSha256,
          jsonSha256: record.jsonSha256,
          pdfByteCount: files.pdf.byteLength,
        },
      };
    },

    pdf: ({ minutesId }) => {
      const found = find(minutesId);
      return found.ok ? { ok: true, value: new Uint8Array(found.value.files.pdf) } : found;
    },

    verify: ({ minutesId }) => {
      const found = find(minutesId);
      if (!found.ok) return found;
      const verification = verify(found.value);
      const failed = verification.checks.filter(({ isPassed }) => !isPassed).map(({ check }) => check);
      audit('minutes-verified', minutesId, { isIntact: verification.isIntact, failed });
      return { ok: true, value: verification };
    },

    exportFiles: async ({ minutesIds, formats }): Promise<Answer<ExportReport>> => {
      const archived: Archived[] = [];
      for (const minutesId of new Set(minutesIds)) {
        const found = find(minutesId);
        if (!found.ok) return found;
        archived.push(found.value);
      }
      const folder = await deps.desktop.chooseFolder();
      if (folder === null) return { ok: false, code: 'cancelled' };
      try {
        const files = await exportAll(folder, archived, formats);
        for (const { record } of archived) audit('minutes-exported', record.minutesId, { formats });
        return { ok: true, value: { folder, files } };
      } catch (error) {
        if (!(error instanceof ExportError)) throw error;
        deps.logFailure('archive.exportFiles', error);
        return { ok: false, code: error.code, details: { path: error.path } };
      }
    },

    chain: (): Answer<ChainView> => ({
      ok: true,
      value: { ...chainHead(deps.db), checkedAt: deps.clock.read().wall, faults: chainFaults(deps.db) },
    }),

    exportChainHead: async (): Promise<Answer<ExportReport>> => {
      const folder = await deps.desktop.chooseFolder();
      if (folder === null) return { ok: false, code: 'cancelled' };
      const { seq, digest } = chainHead(deps.db);
      const at = new Date(deps.clock.read().wall).toISOString();
      try {
        const name = await writeExport(folder, {
          name: `${CHAIN_HEAD_NAME} ${at.slice(0, 10)}.txt`,
          bytes: Buffer.from(`${CHAIN_HEAD_NAME}\n${at}\n${String(seq)}\n${digest}\n`),
        });
        return { ok: true, value: { folder, files: [name] } };
      } catch (error) {
        if (!(error instanceof ExportError)) throw error;
        deps.logFailure('archive.exportChainHead', error);
        return { ok: false, code: error.code, details: { path: error.path } };
      }
    },

    print: async ({ minutesId }): Promise<Answer<null>> => {
      const found = find(minutesId);
      if (!found.ok) return found;
      const copy = await renderCopy(found.value);
      if (!copy.ok) return copy;
      const isShown = await deps.desktop.printPdf(copy.value);
      if (!isShown) return { ok: false, code: 'document-failed' };
      const before = store.audit.ofSubject(minutesId).filter(({ action }) => action === 'copy-printed');
      audit('copy-printed', minutesId, { count: before.length + 1 });
      return { ok: true, value: null };
    },
  };
}

function toRow(record: Archived['record']): ArchiveRow {
  const { minutesId, number, candidate, sessionTitle, date, blocId } = record;
  const { testTitle, status, outcome, jurors, archivedAt, rectifies, rectifiedBy } = record;
  return {
    minutesId,
    number,
    candidate,
    sessionTitle,
    date,
    blocId,
    testTitle,
    status,
    outcome,
    jurors,
    archivedAt,
    rectifies,
    rectifiedBy,
  };
}
