import type { Answer } from '../../../shared/error-codes.ts';
import type { Caller } from '../../../shared/caller.ts';
import type { ExportReport } from '../../../shared/view-parts.ts';
import { UNTOLD } from '../../kernel/act.ts';
import type { Deps } from '../../kernel/deps.ts';
import { ExportError, exportReport, safeFileStem, writeExport } from '../../kernel/export-files.ts';
import { DONE, granted, refuse } from '../../kernel/refusal.ts';

export interface ExportedCertification {
  /** What is written, as indented JSON. */
  readonly file: unknown;
  readonly id: string;
  readonly version: string;
}

/** Writes a certification as a file in a folder that is asked for. */
export async function exportCertification(
  { act, desktop, logFailure }: Pick<Deps, 'act' | 'desktop' | 'logFailure'>,
  { file, id, version }: ExportedCertification,
  caller: Caller,
): Promise<Answer<ExportReport>> {
  const folder = await desktop.chooseFolder();
  if (folder === null) return refuse('cancelled');
  try {
    const name = `${safeFileStem(`${id}-${version}`)}.json`;
    const bytes = Buffer.from(`${JSON.stringify(file, null, 2)}\n`);
    const written = await writeExport(folder, { name, bytes });
    act(
      UNTOLD,
      ({ now, repos }) => {
        repos.audit.append({
          at: now.wall,
          action: 'certification-exported',
          subjectId: id,
          details: { version },
        });
        return DONE;
      },
      { caller },
    );
    return granted(exportReport(folder, [written]));
  } catch (error) {
    if (!(error instanceof ExportError)) throw error;
    logFailure('certifications.exportFile', error);
    return refuse(error.code, { path: error.path });
  }
}
