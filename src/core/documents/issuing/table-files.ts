/** The results of a session for other software. */
import type { SessionResults } from '../../../domain/issuing/issuing.types.ts';
import { csvText } from '../../../domain/issuing/table-text.ts';
import { TABLE } from './issuing-wording.ts';
import { tableRows } from './table-pages.ts';
import { xlsxFile } from './xlsx.ts';

export function tableCsv(results: SessionResults): Uint8Array {
  return new TextEncoder().encode(csvText(tableRows(results)));
}

export function tableXlsx(results: SessionResults): Uint8Array {
  return xlsxFile(TABLE.sheet, tableRows(results));
}
