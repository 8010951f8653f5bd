import type { AreaName, Contract } from '../../../shared/contract.ts';
import type { WriteSubject } from './write-subjects.ts';

/**
 * How an endpoint is kept when what it carried could not be stored: 'again' is sent again from the list; 'redo' belongs
 * to its moment or to a PIN, so it is listed and done again on its own screen; null reads, exports or prints, or is kept
 * by the seat's own list.
 */
export interface WriteKind {
  readonly subject: WriteSubject;
  readonly how: 'again' | 'redo';
}

/** One for each endpoint. */
export type Kinds = {
  readonly [Area in AreaName]: { readonly [Method in keyof Contract[Area]]: WriteKind | null };
};

/** Sent again from the list. */
export const again = (subject: WriteSubject): WriteKind => ({ subject, how: 'again' });
/** Done again on its own screen. */
export const redo = (subject: WriteSubject): WriteKind => ({ subject, how: 'redo' });
