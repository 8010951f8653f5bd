import type { ExportFormat } from '../../../shared/areas/archive.ts';
import type { ExportFile } from '../../kernel/export-files.ts';

/** A file to write; `sha256` is the digest that was archived, where there is one. */
export interface ExportItem extends ExportFile {
  readonly format: ExportFormat;
  readonly sha256: string;
}
