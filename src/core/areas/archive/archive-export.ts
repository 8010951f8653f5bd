/** What leaves the archive for a folder: pages, data, proofs, what checks them, and the digests of all that. */
import { readFile } from 'node:fs/promises';
import type { Answer } from '../../../shared/error-codes.ts';
import type { ExportFormat } from '../../../shared/areas/archive.ts';
import type { MinutesFiles, MinutesRecord } from '../../db/repos/minutes.repo.ts';
import type { DocumentPart } from '../../db/repos/document-part.repo.ts';
import { sha256Hex } from '../../documents/minutes-file.ts';
import { annexedScans } from './annexed-scans.ts';
import { archivedExternal } from './archived-external.ts';
import { readMinutesFile, unreadableMinutes } from '../minutes/index.ts';
import type { Deps } from '../../kernel/deps.ts';
import { digestLines, safeFileStem, writeExport } from '../../kernel/export-files.ts';
import { otherTurn } from '../../kernel/other-turn.ts';
import { isStopped } from '../../kernel/tasks.ts';
import type { Task } from '../../kernel/tasks.ts';
import type { PassageStore } from '../passage/index.ts';
import { granted, refuse } from '../../kernel/refusal.ts';
import type { ProvenMinutes } from './proof-content.ts';
import type { ProofMaker } from './proof-files.ts';
import { provenTest } from './proven-minutes.ts';
import type { ExportItem } from './export-item.ts';
import { pagesToExport, sessionToExport } from './session-export.ts';
import { pem } from '../signing/index.ts';
import { createTimestampSettings } from '../timestamps/index.ts';

const DIGESTS_NAME = 'SHA256SUMS';
const SIGNED_OUTSIDE = 'signé';
const PAPER_GRID = 'grille-papier';
const SCAN_EXTENSION = { 'application/pdf': 'pdf', 'image/jpeg': 'jpg', 'image/png': 'png' } as const;
const PROOF_DATA = 'preuve';
const PROOF_PAPER = 'dossier-de-preuve';
const VERIFIER_NAME = 'Verifier.html';
const TIMESTAMP_AUTHORITY_NAME = 'Autorite-d-horodatage.crt';

/** Archived minutes as they are stored. */
export interface Archived {
  readonly record: MinutesRecord;
  readonly files: MinutesFiles;
}

type Item = ExportItem;

/** What one archived document gives, and the certificates of the authorities on which it rests. */
interface Exportable {
  readonly items: readonly Item[];
  readonly roots: readonly string[];
}

export interface ExportOrder {
  readonly folder: string;
  readonly minutesIds: readonly string[];
  /** Reads one of them, of a test: none is held longer than it takes to write it. */
  readonly read: (minutesId: string) => Answer<Archived>;
  readonly formats: readonly ExportFormat[];
  readonly verifier: Uint8Array | null;
}

export interface Exported {
  /** Names of the files, which are whole. */
  readonly names: readonly string[];
  /** Minutes of which all was written. */
  readonly minutesIds: readonly string[];
  /** Someone stopped it before the last of them. */
  readonly isStopped: boolean;
}

export interface ArchiveExport {
  /** What the chosen formats need beside the minutes, or why it is not there; before any folder is asked for. */
  readVerifier(formats: readonly ExportFormat[]): Promise<Answer<Uint8Array | null>>;
  /** The files of one minutes in those formats. */
  filesOf(
    minutesId: string,
    order: Pick<ExportOrder, 'formats' | 'read'>,
  ): Promise<Answer<readonly ExportItem[]>>;
  /** Writes into a folder, one minutes after the other, until it is stopped. Throws ExportError. */
  write(order: ExportOrder, task: Task): Promise<Answer<Exported>>;
}

export function createArchiveExport(deps: Deps, store: PassageStore, proofs: ProofMaker): ArchiveExport {
  const { preferences, signing } = deps.repos;
  const timestamps = createTimestampSettings(preferences);

  /** The files of one minutes in the chosen formats; the digests name pages and data whether they are written or not. */
  async function itemsOf(
    { files, record }: Archived,
    formats: readonly ExportFormat[],
  ): Promise<Answer<readonly Item[]>> {
    const stem = safeFileStem(`${record.number} ${record.candidate}`);
    const items: Item[] = [
      pagesOf(store, { files, record }, stem),
      // Files signed outside leave with the pages, which do not hold those signatures.
      ...archivedExternal(store, record).map(({ id, sha256 }) => ({
        format: 'pdf' as const,
        name: `${stem} ${SIGNED_OUTSIDE}.pdf`,
        bytes: store.external.bytes(id) ?? new Uint8Array(),
        sha256,
      })),
      ...annexedScans(store, files, record).map(({ bytes, mediaType, member, sha256 }) => ({
        format: 'pdf' as const,
        name: `${stem} ${safeFileStem(`${PAPER_GRID} ${member}`)}.${SCAN_EXTENSION[mediaType]}`,
        bytes,
        sha256,
      })),
      { format: 'json', name: `${stem}.json`, bytes: Buffer.from(files.json), sha256: record.jsonSha256 },
    ];
    if (!formats.includes('proof')) return { ok: true, value: items };
    const file = readMinutesFile(files.json);
    if (file === null) return unreadableMinutes(store, record.minutesId);
    const proof = await proofItems(provenTest(store, { record, files, file }), stem);
    return proof.ok ? granted([...items, ...proof.value]) : proof;
  }

  async function proofItems(proven: ProvenMinutes, stem: string): Promise<Answer<readonly Item[]>> {
    const proof = await proofs.make(proven);
    if (!proof.ok) return proof;
    return granted([
      made('proof', `${stem}-${PROOF_DATA}.json`, Buffer.from(proof.value.json)),
      made('proof', `${stem}-${PROOF_PAPER}.pdf`, proof.value.pdf),
    ]);
  }

  /** The authority under which minutes are signed, as they name it. */
  function named({ json }: Pick<MinutesFiles, 'json'>): readonly string[] {
    const authority = readMinutesFile(json)?.content.authority;
    return authority === undefined ? [] : [authority.sha256];
  }

  /** The highest certificate above the seal: an organisation's own seal rests on another authority than the jury's. */
  function sealRoot(parts: readonly DocumentPart[]): readonly string[] {
    const seal = parts.find(({ kind }) => kind === 'seal');
    if (seal?.kind !== 'seal') return [];
    const path = [seal.certificateSha256];
    for (
      let issuer = signing.certificate(seal.certificateSha256)?.issuerSha256 ?? null;
      issuer !== null && !path.includes(issuer);
      issuer = signing.certificate(issuer)?.issuerSha256 ?? null
    ) {
      path.push(issuer);
    }
    return path.slice(-1);
  }

  async function exportableOf(
    minutesId: string,
    { formats, read }: Pick<ExportOrder, 'formats' | 'read'>,
  ): Promise<Answer<Exportable>> {
    const session = sessionToExport(deps.repos, minutesId);
    if (session !== null) {
      const { proven, stem } = session;
      const roots = [...session.named, ...sealRoot(session.parts)];
      if (!formats.includes('proof')) return granted({ items: session.items, roots });
      if (proven === null) return refuse('document-failed', { minutesId });
      const proof = await proofItems(proven, stem);
      return proof.ok ? granted({ items: [...session.items, ...proof.value], roots }) : proof;
    }
    const one = read(minutesId);
    if (!one.ok) return one;
    const items = await itemsOf(one.value, formats);
    if (!items.ok) return items;
    const { passageId, revision } = one.value.record;
    const roots = [...named(one.value.files), ...sealRoot(store.parts.parts(passageId, revision))];
    return granted({ items: items.value, roots });
  }

  /** The page that checks, and the certificates of the authorities that the minutes rest on. */
  function checkingItems(roots: ReadonlySet<string>, verifier: Uint8Array): readonly Item[] {
    const authorities = [...roots].flatMap((sha256) => signing.certificate(sha256) ?? []);
    const stamping = timestamps.authority()?.certificate ?? null;
    return [
      made('verifier', VERIFIER_NAME, verifier),
      ...authorities.map(({ der, holder }) =>
        made('verifier', `${safeFileStem(holder)}.crt`, Buffer.from(pem('CERTIFICATE', der))),
      ),
      ...(stamping === null
        ? []
        : [made('verifier', TIMESTAMP_AUTHORITY_NAME, Buffer.from(pem('CERTIFICATE', stamping)))]),
    ];
  }

  return {
    filesOf: async (minutesId, order) => {
      const exportable = await exportableOf(minutesId, order);
      if (!exportable.ok) return exportable;
      return granted(exportable.value.items.filter(({ format }) => order.formats.includes(format)));
    },

    readVerifier: async (formats) => {
      if (!formats.includes('verifier')) return { ok: true, value: null };
      try {
        return { ok: true, value: new Uint8Array(await readFile(deps.resources.verifierPage)) };
      } catch {
        return { ok: false, code: 'verifier-missing' };
      }
    },

    write: async ({ folder, formats, minutesIds, read, verifier }, { step }) => {
      const written: string[] = [];
      const done: string[] = [];
      const roots = new Set<string>();
      const digests: { name: string; sha256: string }[] = [];
      // Digests alone are a statement about files that the reader already holds under their usual names.
      const isDigestsOnly = formats.every((format) => format === 'digests');
      const put = async (items: readonly Item[]) => {
        for (const { bytes, format, name, sha256 } of items) {
          if (isDigestsOnly) digests.push({ name, sha256 });
          if (!formats.includes(format)) continue;
          const used = await writeExport(folder, { name, bytes });
          written.push(used);
          digests.push({ name: used, sha256 });
        }
      };
      for (const minutesId of minutesIds) {
        // What was stopped leaves what it wrote, with its digests and what checks it.
        if (
          isStopped(() => {
            step(done.length, minutesIds.length);
          })
        )
          break;
        const one = await exportableOf(minutesId, { formats, read });
        if (!one.ok) return one;
        await put(one.value.items);
        for (const root of one.value.roots) roots.add(root);
        done.push(minutesId);
        await otherTurn();
      }
      if (verifier !== null) await put(checkingItems(roots, verifier));
      if (formats.includes('digests')) {
        const sums = { name: DIGESTS_NAME, bytes: Buffer.from(digestLines(digests)) };
        written.push(await writeExport(folder, sums));
      }
      return {
        ok: true,
        value: { names: written, minutesIds: done, isStopped: done.length < minutesIds.length },
      };
    },
  };
}

function pagesOf(store: PassageStore, { files, record }: Archived, stem: string): Item {
  return pagesToExport(files, store.timestamps.increments(record.minutesId), record.pdfSha256, stem);
}

function made(format: ExportFormat, name: string, bytes: Uint8Array): Item {
  return { format, name, bytes, sha256: sha256Hex(bytes) };
}
