/** Tells each class of file with its verdict; with VERDICTS_OUT set, also into a file, to compare versions. */
import { appendFileSync } from 'node:fs';
import { verifyDocuments } from '../../fixtures/verify/checking.ts';
import type { Report } from '../../../src/verify/report.ts';
import { codesOf } from '../../fixtures/verify/reports.ts';

export interface GivenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly role?: 'minutes' | 'seal' | 'timestamp';
}

/** A file as it would be checked, and when (epoch ms). */
export interface Case {
  readonly files: readonly GivenFile[];
  readonly now?: number;
}

/** Checks a case; answers its gravest verdict with the codes of what was wrong or left open. */
export async function verdictOf(
  name: string,
  { files, now }: Case,
): Promise<{ verdict: Report['verdict']; codes: readonly string[] }> {
  const report = await verifyDocuments(files, now === undefined ? {} : { now });
  const codes = [...codesOf(report, 'fail'), ...codesOf(report, 'open')];
  const out = process.env['VERDICTS_OUT'];
  if (out !== undefined) appendFileSync(out, `${JSON.stringify([name, report.verdict, codes])}\n`);
  return { verdict: report.verdict, codes };
}
