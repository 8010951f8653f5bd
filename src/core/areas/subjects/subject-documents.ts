import type { Certification } from '../../../domain/certification/certification.schema.ts';
import { isStopped } from '../../kernel/tasks.ts';
import type { Subject } from '../../../domain/roleplay/subject.schema.ts';
import type { AreaHandlers } from '../../../shared/contract.ts';
import type { Answer } from '../../../shared/error-codes.ts';
import type { ExportReport } from '../../../shared/view-parts.ts';
import type { AuditAction } from '../../db/repos/audit.repo.ts';
import { createReferentielRepo } from '../../db/repos/referentiel.repo.ts';
import type { SubjectRecord, SubjectRepo } from '../../db/repos/subject.repo.ts';
import type { Deps } from '../../kernel/deps.ts';
import { exportReport, ExportError, safeFileStem, writeExport } from '../../kernel/export-files.ts';
import type { ExportFile } from '../../kernel/export-files.ts';
import { refuse, notFound } from '../../kernel/refusal.ts';

type Part = 'candidate-sheet' | 'juror-cards';
type Format = Part | 'json';
type Documents = Pick<AreaHandlers<'subjects'>, 'candidateSheet' | 'jurorCards' | 'print' | 'exportFiles'>;

// In French, as the documents are.
const PART_NAMES: Readonly<Record<Part, string>> = {
  'candidate-sheet': 'feuille-du-candidat',
  'juror-cards': 'cartes-du-jury',
};

/** A subject on paper and in files: the candidate's sheet and the jury's cards are always apart. */
export function createSubjectDocuments(
  deps: Deps,
  subjects: SubjectRepo,
  note: (action: AuditAction, subject: Subject) => void,
): Documents {
  const referentiels = createReferentielRepo(deps.db);

  /** Gives the criteria their titles. */
  function certificationOf({ referentielId }: Subject): Certification | undefined {
    return referentiels.list().find(({ certification }) => certification.id === referentielId)?.certification;
  }

  function find(subjectId: string, version?: number): Answer<SubjectRecord> {
    const record = version === undefined ? subjects.latest(subjectId) : subjects.get(subjectId, version);
    return record === null ? notFound({ subjectId }) : { ok: true, value: record };
  }

  async function render(part: Part, subject: Subject): Promise<Answer<Uint8Array>> {
    try {
      const bytes =
        part === 'candidate-sheet'
          ? await deps.documents.candidateSheet(subject)
          : await deps.documents.jurorCards(subject, certificationOf(subject));
      return { ok: true, value: bytes };
    } catch (error) {
      deps.logFailure('subjects.render', error);
      return refuse('document-failed');
    }
  }

  async function pdf(part: Part, subjectId: string, version?: number): Promise<Answer<Uint8Array>> {
    const record = find(subjectId, version);
    return record.ok ? render(part, record.value.subject) : record;
  }

  async function filesOf(
    subject: Subject,
    formats: readonly Format[],
  ): Promise<Answer<readonly ExportFile[]>> {
    const stem = safeFileStem(`${subject.id} v${String(subject.version)}`);
    const files: ExportFile[] = [];
    for (const format of new Set(formats)) {
      if (format === 'json') {
        files.push({ name: `${stem}.json`, bytes: Buffer.from(`${JSON.stringify(subject, null, 2)}\n`) });
        continue;
      }
      const rendered = await render(format, subject);
      if (!rendered.ok) return rendered;
      files.push({ name: `${stem}-${PART_NAMES[format]}.pdf`, bytes: rendered.value });
    }
    return { ok: true, value: files };
  }

  return {
    candidateSheet: ({ subjectId, version }) => pdf('candidate-sheet', subjectId, version),
    jurorCards: ({ subjectId, version }) => pdf('juror-cards', subjectId, version),

    print: async ({ part, subjectId, version }): Promise<Answer<null>> => {
      const record = find(subjectId, version);
      if (!record.ok) return record;
      const rendered = await render(part, record.value.subject);
      if (!rendered.ok) return rendered;
      if (!(await deps.desktop.printPdf(rendered.value))) return refuse('cancelled');
      note('subject-printed', record.value.subject);
      return { ok: true, value: null };
    },

    exportFiles: async ({ formats, subjects: wanted }): Promise<Answer<ExportReport>> => {
      const records: SubjectRecord[] = [];
      for (const { subjectId, version } of wanted) {
        const record = find(subjectId, version);
        if (!record.ok) return record;
        records.push(record.value);
      }
      const folder = await deps.desktop.chooseFolder();
      if (folder === null) return refuse('cancelled');
      const written: string[] = [];
      try {
        return await deps.tasks.run('subject-export', async ({ step }): Promise<Answer<ExportReport>> => {
          for (const [index, { subject }] of records.entries()) {
            if (
              isStopped(() => {
                step(index, records.length);
              })
            )
              return { ok: true, value: exportReport(folder, written, true) };
            const files = await filesOf(subject, formats);
            if (!files.ok) return files;
            for (const file of files.value) written.push(await writeExport(folder, file));
            note('subject-exported', subject);
          }
          return { ok: true, value: exportReport(folder, written) };
        });
      } catch (error) {
        if (!(error instanceof ExportError)) throw error;
        deps.logFailure('subjects.exportFiles', error);
        return refuse(error.code, { path: error.path });
      }
    },
  };
}
