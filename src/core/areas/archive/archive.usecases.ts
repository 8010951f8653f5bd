import type { Proof } from '../../../domain/minutes/proof.schema.ts';
import type { AreaHandlers } from '../../../shared/contract.ts';
import type { Answer } from '../../../shared/error-codes.ts';
import { MOST_EXPORTED } from '../../../shared/areas/archive.ts';
import { MOST_ROWS } from '../../../shared/request-parts.ts';
import type {
  ArchivedMinutes,
  ArchivePage,
  MinutesFacts,
  ExportFormat,
  ProofView,
  Verification,
} from '../../../shared/areas/archive.ts';
import type { ScanFile } from '../../../shared/areas/passage/seats.ts';
import type { RectificationLinks } from '../../../shared/areas/minutes.ts';
import type { ExportReport } from '../../../shared/view-parts.ts';
import { chainDigestAt } from '../../db/chain.ts';
import type { AuditAction, AuditEntry } from '../../db/repos/audit.repo.ts';
import type { MinutesFiles, MinutesRecord } from '../../db/repos/minutes.repo.ts';
import { isRectificationTrue, numberedPassageId, recordedArchivedAt } from './archive-rectification.ts';
import { createArchiveExport } from './archive-export.ts';
import { isRegisterWitnessed, verifyMinutes } from './archive-verify.ts';
import {
  isNewerFile,
  readMinutesFile,
  areRecordsChained,
  wholeDocument,
  unreadableMinutes,
} from '../minutes/index.ts';
import { sha256Hex } from '../../documents/minutes-file.ts';
import { annexedScans } from './annexed-scans.ts';
import { archivedExternal, isExternalIntact } from './archived-external.ts';
import { copyData } from './archived-copy.ts';
import { archivedSignatures } from './archived-signatures.ts';
import { areTimestampsTrue } from './archived-timestamps.ts';
import { areSignaturesSound } from './archived-verdict.ts';
import type { Deps } from '../../kernel/deps.ts';
import { ExportError, exportReport } from '../../kernel/export-files.ts';
import { otherTurn } from '../../kernel/other-turn.ts';
import { externallySigned, externalDocumentView } from '../passage/index.ts';
import type { PassageStore } from '../passage/index.ts';
import { proofOf } from './proof-content.ts';
import type { ProvenMinutes } from './proof-content.ts';
import { createProofMaker } from './proof-files.ts';
import { provenTest } from './proven-minutes.ts';
import type { RegisterCheck } from '../ledger/index.ts';
import { createRegisterUsecases } from '../ledger/index.ts';
import type { PaperSeal, SignedDocuments } from '../signing/index.ts';
import { UNTOLD } from '../../kernel/act.ts';
import { DONE, notFound } from '../../kernel/refusal.ts';

/** Entries of the audit in one act: a few milliseconds. */
const NOTED_AT_ONCE = 50;
/** As the archive opens. */
const LATEST_FIRST = { columnId: 'date', direction: 'descending' } as const;

interface Archived {
  readonly record: MinutesRecord & RectificationLinks;
  readonly files: MinutesFiles;
}

/** Reading, checking, exporting and printing archived minutes. Nothing here, or below, can delete or change one. */
export function createArchiveUsecases(
  deps: Deps,
  store: PassageStore,
  documents: Pick<SignedDocuments, 'copy'>,
  sealPaper: PaperSeal,
  check: RegisterCheck,
): AreaHandlers<'archive'> {
  const proofs = createProofMaker(deps, sealPaper);
  const exporting = createArchiveExport(deps, store, proofs);
  const { signing: signingRepo } = deps.repos;

  function find(minutesId: string): Answer<Archived> {
    const record = store.minutes.find(minutesId);
    const files = store.minutes.files(minutesId);
    if (record === null || files === null) return notFound({ minutesId });
    return { ok: true, value: { record, files } };
  }

  function audit(action: AuditAction, minutesId: string, details: AuditEntry['details']): void {
    deps.act(UNTOLD, ({ now, repos }) => {
      repos.audit.append({ at: now.wall, action, subjectId: minutesId, details });
      return DONE;
    });
  }

  /** Some of them in one act: each act waits for the disk. */
  async function noteExported(
    minutesIds: readonly string[],
    formats: readonly ExportFormat[],
  ): Promise<void> {
    for (let start = 0; start < minutesIds.length; start += NOTED_AT_ONCE) {
      deps.act(UNTOLD, ({ now, repos }) => {
        for (const subjectId of minutesIds.slice(start, start + NOTED_AT_ONCE)) {
          repos.audit.append({ at: now.wall, action: 'minutes-exported', subjectId, details: { formats } });
        }
        return DONE;
      });
      await otherTurn();
    }
  }

  /** A file that is no minutes file says nothing of its signatures: another check fails then. */
  async function soundSignatures({ record, files }: Archived): Promise<boolean | null> {
    const file = readMinutesFile(files.json);
    // Null for minutes from before certificates.
    if (file === null || file.schema === 'pupitre.minutes-file/1') return null;
    const increments = store.timestamps.increments(record.minutesId);
    const proof = await outsideProof(provenTest(store, { record, files, file }));
    const pdf = wholeDocument(files, increments);
    const authority = file.content.authority?.sha256 ?? null;
    return areSignaturesSound(signingRepo, authority, pdf, proof, (given) => deps.documents.verdict(given));
  }

  /** Needed where someone signed outside; null when nobody did, or when the chain can prove nothing any more. */
  async function outsideProof(proven: ProvenMinutes): Promise<Proof | null> {
    if (proven.external.length === 0) return null;
    try {
      return await proofOf(deps, proven, deps.clock.read().wall);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      return null;
    }
  }

  async function verify(found: Archived): Promise<Verification> {
    const { record, files } = found;
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
      areSignaturesSound: await soundSignatures(found),
      areTimestampsTrue: await areTimestampsTrue(files, store.timestamps.increments(minutesId)),
      searchText: store.minutes.searchText(minutesId),
      numberedPassageId: numberedPassageId(store, record),
      journalArchivedAt: recordedArchivedAt(store, record),
      areRecordsChained: areRecordsChained(deps.db, record),
    });
    const checkedAt = deps.clock.read().wall;
    return {
      minutesId,
      checkedAt,
      isIntact: checks.every(({ isPassed }) => isPassed),
      checks,
      isRegisterWitnessed: isRegisterWitnessed(files.json, (seq) => chainDigestAt(deps.db, seq)),
    };
  }

  /** Paper only ever holds a copy: the original is the signed file. */
  async function renderCopy({ files, record }: Archived): Promise<Answer<Uint8Array>> {
    const { minutesId } = record;
    const file = readMinutesFile(files.json);
    if (file === null) return unreadableMinutes(store, minutesId);
    try {
      const data = copyData(deps, store, record, file, deps.clock.read().wall);
      return { ok: true, value: await documents.copy(data) };
    } catch (error) {
      deps.logFailure('archive.copy', error);
      return { ok: false, code: 'document-failed', details: { minutesId } };
    }
  }

  return {
    search: ({ limit = MOST_ROWS, offset = 0, sort = LATEST_FIRST, ...query }): Answer<ArchivePage> => ({
      ok: true,
      value: { count: store.minutes.count(query), rows: store.minutes.page(query, sort, { offset, limit }) },
    }),

    matching: ({ among, ...query }): Answer<readonly string[]> => ({
      ok: true,
      value: store.minutes.matchingIds(query, MOST_EXPORTED, among),
    }),

    get: ({ minutesId }): Answer<ArchivedMinutes> => {
      const found = find(minutesId);
      if (!found.ok) return found;
      const { record, files } = found.value;
      const file = readMinutesFile(files.json);
      if (file === null) return unreadableMinutes(store, minutesId);
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
          pdfByteCount: wholeDocument(files, store.timestamps.increments(minutesId)).byteLength,
        },
      };
    },

    pdf: ({ minutesId }) => {
      const found = find(minutesId);
      if (!found.ok) return found;
      return {
        ok: true,
        value: wholeDocument(found.value.files, store.timestamps.increments(minutesId)),
      };
    },

    scan: ({ jurorId, minutesId }): Answer<ScanFile> => {
      const found = find(minutesId);
      if (!found.ok) return found;
      const { files, record } = found.value;
      const scan = annexedScans(store, files, record).find((of) => of.jurorId === jurorId);
      if (scan === undefined) return notFound({ minutesId });
      const { bytes, mediaType, name, sha256 } = scan;
      return sha256Hex(bytes) === sha256
        ? { ok: true, value: { name, mediaType, bytes } }
        : { ok: false, code: 'attachment-altered', details: { name } };
    },

    verify: async ({ minutesId }) => {
      const found = find(minutesId);
      if (!found.ok) return found;
      const { files, record } = found.value;
      // What a later version archived is not judged by the rules of this one, unless it is not even what was archived.
      if (isNewerFile(files.json) && sha256Hex(files.json) === record.jsonSha256)
        return unreadableMinutes(store, minutesId);
      const verification = await verify(found.value);
      const failed = verification.checks.filter(({ isPassed }) => !isPassed).map(({ check }) => check);
      audit('minutes-verified', minutesId, { isIntact: verification.isIntact, failed });
      return { ok: true, value: verification };
    },

    exportFiles: async ({ minutesIds, formats }): Promise<Answer<ExportReport>> => {
      const wanted = [...new Set(minutesIds)];
      const unknown = store.minutes.unknownAmong(wanted);
      if (unknown !== null) return notFound({ minutesId: unknown });
      const verifier = await exporting.readVerifier(formats);
      if (!verifier.ok) return verifier;
      const folder = await deps.desktop.chooseFolder();
      if (folder === null) return { ok: false, code: 'cancelled' };
      // What is found is said beside what leaves, and holds nothing back: exporting is how records are brought to safety.
      check.soon();
      try {
        const order = { folder, formats, minutesIds: wanted, read: find, verifier: verifier.value };
        const written = await deps.tasks.run('archive-export', (task) => exporting.write(order, task));
        if (!written.ok) return written;
        const { isStopped, minutesIds: done, names } = written.value;
        await noteExported(done, formats);
        return { ok: true, value: exportReport(folder, names, isStopped) };
      } catch (error) {
        if (!(error instanceof ExportError)) throw error;
        deps.logFailure('archive.exportFiles', error);
        return { ok: false, code: error.code, details: { path: error.path } };
      }
    },

    ...createRegisterUsecases(deps, () => store.organisation(), check),

    proof: async ({ minutesId }): Promise<Answer<ProofView>> => {
      const found = find(minutesId);
      if (!found.ok) return found;
      const file = readMinutesFile(found.value.files.json);
      if (file === null) return unreadableMinutes(store, minutesId);
      const made = await proofs.make(provenTest(store, { ...found.value, file }));
      if (!made.ok) return made;
      const { isSealed, pdf } = made.value;
      return { ok: true, value: { pdf, isSealed } };
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

function toRow(record: Archived['record']): MinutesFacts {
  const { minutesId, number, candidate, sessionTitle, date, blocIds } = record;
  const { testTitle, status, outcome, jurors, archivedAt, rectifies, rectifiedBy } = record;
  return {
    minutesId,
    number,
    candidate,
    sessionTitle,
    date,
    blocIds,
    testTitle,
    status,
    outcome,
    jurors,
    archivedAt,
    rectifies,
    rectifiedBy,
  };
}
