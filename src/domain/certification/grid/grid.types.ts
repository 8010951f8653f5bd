import type { Competence } from '../certification.schema.ts';
import type { LevelledScale } from '../scale.schema.ts';
import type { CleaningNotice } from './clean-cell.ts';

export type GridFaultCode =
  | 'nothing'
  | 'no-competence-column'
  | 'column-twice'
  | 'unclosed-quote'
  | 'too-many-cells'
  | 'orphan'
  | 'bad-weight'
  | 'weight-twice'
  | 'descriptor-twice'
  | 'bad-text'
  | 'duplicate-id'
  | 'bad-levels'
  | 'too-many-items';

export interface GridFault {
  /** In the text that was given, counted from 1. */
  readonly line: number;
  /** Header of the column, or null for the row as a whole. */
  readonly column: string | null;
  readonly code: GridFaultCode;
  /** In French. */
  readonly message: string;
}

/** What a grid brings to a certification; its ids are to be held against those that are there. */
export interface GridPart {
  readonly competences: readonly Competence[];
  /** Blocs that the grid names, in their order, each with its competences. Empty without such a column. */
  readonly blocs: readonly {
    readonly id: string;
    readonly sourceLabel: string;
    readonly title: string;
    readonly competenceIds: readonly string[];
  }[];
  /** Made from the columns of descriptors when no scale was given; null without such columns. */
  readonly scale: LevelledScale | null;
}

export type GridImport =
  | { readonly ok: true; readonly value: GridPart; readonly notices: readonly CleaningNotice[] }
  | { readonly ok: false; readonly faults: readonly GridFault[] };
