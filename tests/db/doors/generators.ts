/** One generator for each endpoint: an endpoint that is added to the contract does not compile without one. */
import type { AreaName } from '../../../src/shared/contract.ts';
import type { AreaGenerators } from './generator.types.ts';
import {
  archiveGenerators,
  rectificationGenerators,
  registerGenerators,
  signedDocumentGenerators,
} from './generators-archive.ts';
import { backupGenerators } from './generators-backups.ts';
import { candidateGenerators } from './generators-candidates.ts';
import { certificationGenerators } from './generators-certifications.ts';
import {
  clockGenerators,
  conductGenerators,
  deliberationGenerators,
  keptGenerators,
  minutesGenerators,
  seatGenerators,
} from './generators-conduct.ts';
import { decisionGenerators } from './generators-decisions.ts';
import { handoverGenerators } from './generators-handovers.ts';
import { issuingGenerators, reportingGenerators } from './generators-issuing.ts';
import { pinGenerators } from './generators-pins.ts';
import { preparationGenerators } from './generators-preparation.ts';
import { candidateScreenGenerators, joiningGenerators, roomGenerators } from './generators-room.ts';
import { roleplayGenerators, subjectGenerators } from './generators-roleplay.ts';
import { sessionMinutesGenerators } from './generators-session-minutes.ts';
import { updateGenerators } from './generators-updates.ts';
import { signingGenerators, timestampGenerators } from './generators-signing.ts';

export const GENERATORS: { readonly [Area in AreaName]: AreaGenerators<Area> } = {
  ...preparationGenerators,
  ...certificationGenerators,
  backups: backupGenerators,
  candidates: candidateGenerators,
  subjects: subjectGenerators,
  roleplay: roleplayGenerators,
  passages: conductGenerators,
  clocks: clockGenerators,
  pins: pinGenerators,
  seats: seatGenerators,
  kept: keptGenerators,
  decisions: decisionGenerators,
  deliberation: deliberationGenerators,
  minutes: minutesGenerators,
  archive: archiveGenerators,
  register: registerGenerators,
  rectifications: rectificationGenerators,
  signedDocuments: signedDocumentGenerators,
  sessionMinutes: sessionMinutesGenerators,
  signing: signingGenerators,
  timestamps: timestampGenerators,
  issuing: issuingGenerators,
  reporting: reportingGenerators,
  room: roomGenerators,
  candidateScreen: candidateScreenGenerators,
  joining: joiningGenerators,
  handovers: handoverGenerators,
  updates: updateGenerators,
};
