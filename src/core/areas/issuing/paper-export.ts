/** Everything of a session's minutes in one go: papers and the table of results into a folder, or papers to be printed. */
import { holderName } from '../../../domain/issuing/holder-name.ts';
import type { ResultCandidate } from '../../../domain/issuing/issuing.types.ts';
import type { AreaHandlers } from '../../../shared/contract.ts';
import type { Answer } from '../../../shared/error-codes.ts';
import type { tableInput } from '../../../shared/areas/issuing.ts';
import type { IssuedRecord } from '../../db/repos/issued-document.repo.ts';
import { tableCsv, tableXlsx } from '../../documents/issuing/table-files.ts';
import type { Deps } from '../../kernel/deps.ts';
import { ExportError, exportReport, safeFileStem, writeExport } from '../../kernel/export-files.ts';
import type { ExportFile } from '../../kernel/export-files.ts';
import { otherTurn } from '../../kernel/other-turn.ts';
import { joinPdfs } from '../../../pdf/join-pdfs.ts';
import { granted, notFound, refuse } from '../../kernel/refusal.ts';
import { isStopped } from '../../kernel/tasks.ts';
import type { z } from 'zod';
import type { IssuingSources, SealedSession } from './issuing-sources.ts';
import type { PaperMaker } from './paper-maker.ts';
import { papersOfCandidate } from './papers.ts';
import type { PaperContext, WantedPaper } from './papers.ts';

type Formats = z.output<typeof tableInput>['formats'];
type Asked = { readonly context: PaperContext; readonly candidate: ResultCandidate };

export interface ExportParts {
  readonly deps: Deps;
  readonly sources: IssuingSources;
  readonly maker: PaperMaker;
  readonly contextOf: (minutes: SealedSession) => PaperContext;
  readonly original: (asked: Asked, wanted: WantedPaper) => Promise<Answer<IssuedRecord>>;
  readonly originalOf: (minutesId: string, enrolmentId: string, wanted: WantedPaper) => IssuedRecord | null;
}

// In French, as the documents are.
const TABLE_NAME = 'tableau-des-resultats';

export function createPaperExport({
  contextOf,
  deps,
  maker,
  original,
  sources,
}: ExportParts): Pick<AreaHandlers<'issuing'>, 'exportAll' | 'printAll' | 'resultsTable'> {
  /** The table of those minutes in the chosen formats; in print it is numbered and kept. */
  async function tableFiles(
    minutes: SealedSession,
    formats: Formats,
  ): Promise<Answer<readonly ExportFile[]>> {
    const stem = safeFileStem(`${minutes.results.number} ${TABLE_NAME}`);
    const files: ExportFile[] = [];
    for (const format of new Set(formats)) {
      if (format === 'csv') files.push({ name: `${stem}.csv`, bytes: tableCsv(minutes.results) });
      if (format === 'xlsx') files.push({ name: `${stem}.xlsx`, bytes: tableXlsx(minutes.results) });
      if (format !== 'pdf') continue;
      const table = await issuedTable(minutes);
      if (!table.ok) return table;
      const pdf = deps.repos.issued.pdf(table.value.id);
      if (pdf === null) return notFound({ documentId: table.value.id });
      files.push({ name: `${stem}.pdf`, bytes: pdf });
    }
    return granted(files);
  }

  /** The table that was issued; one for each minutes, which never change. */
  async function issuedTable(minutes: SealedSession): Promise<Answer<IssuedRecord>> {
    const known = deps.repos.issued.ofMinutes(minutes.id).find(({ kind }) => kind === 'results-table');
    if (known !== undefined) return granted(known);
    const { template } = contextOf(minutes);
    return maker.issue({
      paper: {
        kind: 'results-table',
        template,
        original: null,
        results: minutes.results,
        contentDigest: minutes.contentDigest,
      },
      place: {
        kind: 'results-table',
        sessionMinutesId: minutes.id,
        enrolmentId: null,
        blocId: null,
        holder: minutes.results.session.title,
        contentDigest: minutes.contentDigest,
        duplicateOf: null,
      },
      refusal: () => null,
    });
  }

  /** Papers of a candidate that may leave today, issued now where they were not: what was taken back since stays here. */
  async function paperFiles(
    minutes: SealedSession,
    candidate: ResultCandidate,
  ): Promise<Answer<readonly ExportFile[]>> {
    const context = contextOf(minutes);
    const { issued } = deps.repos;
    const { papers } = papersOfCandidate(context, candidate, issued, issued.ofMinutes(minutes.id));
    const files: ExportFile[] = [];
    for (const { blocId, kind, refusal } of papers) {
      if (refusal !== null) continue;
      const made = await original({ context, candidate }, { kind, blocId });
      if (!made.ok) return made;
      const pdf = deps.repos.issued.pdf(made.value.id);
      if (pdf === null) return notFound({ documentId: made.value.id });
      files.push({
        name: `${safeFileStem(`${made.value.number} ${holderName(candidate)}`)}.pdf`,
        bytes: pdf,
      });
    }
    return granted(files);
  }

  async function intoFolder(write: (folder: string) => Promise<Answer<readonly [string[], boolean]>>) {
    const folder = await deps.desktop.chooseFolder();
    if (folder === null) return refuse('cancelled');
    try {
      const written = await write(folder);
      return written.ok ? granted(exportReport(folder, written.value[0], written.value[1])) : written;
    } catch (error) {
      if (!(error instanceof ExportError)) throw error;
      return refuse(error.code, { path: error.path });
    }
  }

  async function put(folder: string, files: readonly ExportFile[], names: string[]): Promise<void> {
    for (const file of files) names.push(await writeExport(folder, file));
  }

  return {
    resultsTable: ({ formats, minutesId }) => {
      const minutes = sources.minutes(minutesId);
      if (minutes === null) return notFound({ minutesId });
      return intoFolder(async (folder) => {
        const names: string[] = [];
        const files = await tableFiles(minutes, formats);
        if (!files.ok) return files;
        await put(folder, files.value, names);
        return granted([names, false] as const);
      });
    },

    printAll: ({ minutesId }) => {
      const minutes = sources.minutes(minutesId);
      if (minutes === null) return notFound({ minutesId });
      return deps.tasks.run('paper-export', async ({ step }) => {
        const pages: Uint8Array[] = [];
        const { candidates } = minutes.results;
        for (const [index, candidate] of candidates.entries()) {
          if (
            isStopped(() => {
              step(index, candidates.length);
            })
          )
            return refuse('cancelled');
          const files = await paperFiles(minutes, candidate);
          if (!files.ok) return files;
          pages.push(...files.value.map(({ bytes }) => bytes));
          await otherTurn();
        }
        if (pages.length === 0) return refuse('paper-not-allowed', { minutesId });
        const isShown = await deps.desktop.printPdf(joinPdfs(pages));
        return isShown ? granted({ paperCount: pages.length }) : refuse('document-failed');
      });
    },

    exportAll: ({ minutesId }) => {
      const minutes = sources.minutes(minutesId);
      if (minutes === null) return notFound({ minutesId });
      return intoFolder((folder) =>
        deps.tasks.run('paper-export', async ({ step }) => {
          const names: string[] = [];
          const { candidates } = minutes.results;
          for (const [index, candidate] of candidates.entries()) {
            // What was stopped leaves what it wrote, which is whole.
            if (
              isStopped(() => {
                step(index, candidates.length);
              })
            )
              return granted([names, true] as const);
            const files = await paperFiles(minutes, candidate);
            if (!files.ok) return files;
            await put(folder, files.value, names);
            await otherTurn();
          }
          const table = await tableFiles(minutes, ['pdf', 'csv', 'xlsx']);
          if (!table.ok) return table;
          await put(folder, table.value, names);
          return granted([names, false] as const);
        }),
      );
    },
  };
}
