/** The columns in which signatures stand side by side. Lengths in points. */
import type { CustomTableLayout } from 'pdfmake/interfaces';
import { FLUSH, TEXT_WIDTH } from '../minutes-layout.ts';

export const BLOCKS_PER_ROW = 3;
const GUTTER = 18;
export const BLOCK_WIDTH = (TEXT_WIDTH - GUTTER * (BLOCKS_PER_ROW - 1)) / BLOCKS_PER_ROW;
/** All columns but the last. */
export const REST_WIDTH = TEXT_WIDTH - BLOCK_WIDTH - GUTTER;

export const BLOCKS: CustomTableLayout = {
  ...FLUSH,
  paddingRight: (column, node) => (column < (node.table.widths?.length ?? 0) - 1 ? GUTTER : 0),
};
