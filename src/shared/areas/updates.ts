/** A newer Pupitre, brought as one file: checked first, then given to the system's installer. */
import { z } from 'zod';
import type { PublisherKey } from '../../domain/update/update-file.ts';
import { answering } from '../endpoint.ts';
import { idSchema, noRequest } from '../request-parts.ts';

export const offerRef = z.strictObject({ offerId: idSchema });

/** An update that was checked and is ready to be installed. */
export interface UpdateOffer {
  readonly id: string;
  readonly version: string;
  /** The day, by the publisher: 2027-01-31. */
  readonly published: string;
  readonly byteCount: number;
  /** What is new, by the publisher. */
  readonly notes: { readonly fr: string; readonly en: string } | null;
  readonly key: PublisherKey;
  /** Fingerprint of the key that the publisher will sign with after this one. */
  readonly nextKey: string | null;
}

export interface UpdatesView {
  readonly version: string;
  /** Of whoever published what runs; none in a build that takes no update. */
  readonly keys: readonly PublisherKey[];
  readonly offer: UpdateOffer | null;
}

export type UpdateTopic = 'updates';

/** What can be asked of this area. */
export const updateEndpoints = {
  updates: {
    state: answering<UpdatesView>('desk')(noRequest),
    /** Asks for a file and checks it; nothing is installed. */
    check: answering<UpdatesView>('desk')(noRequest),
    /** Drops what was checked. */
    drop: answering<UpdatesView>('desk')(noRequest),
    /** Backs the data up, has the system install what was checked, and closes the application once that has begun. */
    install: answering<null>('desk')(offerRef),
  },
} as const;
