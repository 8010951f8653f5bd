/** One generator for each endpoint: an endpoint that is added to the contract does not compile without one. */
import type { AreaName, Contract } from '../../../src/shared/contract.ts';
import {
  archiveGenerators,
  rectificationGenerators,
  registerGenerators,
  signedDocumentGenerators,
} from './generators-archive.ts';
import { backupGenerators } from './generators-backups.ts';
import {
  clockGenerators,
  conductGenerators,
  deliberationGenerators,
  minutesGenerators,
  seatGenerators,
} from './generators-conduct.ts';
import { preparationGenerators } from './generators-preparation.ts';
import { roleplayGenerators, subjectGenerators } from './generators-roleplay.ts';
import { signingGenerators, timestampGenerators } from './generators-signing.ts';
import type { RequestFor, World } from './world.ts';

/** A request that means something in that world, or an attack on it; null when neither comes to mind. */
export type Generator<Request> = (world: World) => Request | null | Promise<Request | null>;

export type AreaGenerators<Area extends AreaName> = {
  readonly [Method in keyof Contract[Area]]: Generator<RequestFor<Area, Method>>;
};

export const GENERATORS: { readonly [Area in AreaName]: AreaGenerators<Area> } = {
  ...preparationGenerators,
  backups: backupGenerators,
  subjects: subjectGenerators,
  roleplay: roleplayGenerators,
  passages: conductGenerators,
  clocks: clockGenerators,
  seats: seatGenerators,
  deliberation: deliberationGenerators,
  minutes: minutesGenerators,
  archive: archiveGenerators,
  register: registerGenerators,
  rectifications: rectificationGenerators,
  signedDocuments: signedDocumentGenerators,
  signing: signingGenerators,
  timestamps: timestampGenerators,
};
