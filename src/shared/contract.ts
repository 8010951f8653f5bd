import type { z } from 'zod';
import { appBroadcasts, appEndpoints } from './areas/app.ts';
import type { AppTopic } from './areas/app.ts';
import { archiveEndpoints } from './areas/archive.ts';
import type { ArchiveTopic } from './areas/archive.ts';
import { backupEndpoints } from './areas/backups.ts';
import type { BackupTopic } from './areas/backups.ts';
import { candidateEndpoints } from './areas/candidates.ts';
import type { CandidateTopic } from './areas/candidates.ts';
import { certificationEndpoints } from './areas/certifications.ts';
import type { CertificationTopic } from './areas/certifications.ts';
import { decisionEndpoints } from './areas/decisions.ts';
import type { DecisionTopic } from './areas/decisions.ts';
import { handoverEndpoints } from './areas/handovers.ts';
import type { HandoverTopic } from './areas/handovers.ts';
import { issuingEndpoints } from './areas/issuing.ts';
import type { IssuingTopic } from './areas/issuing.ts';
import { keptEndpoints } from './areas/kept.ts';
import { ledgerEndpoints } from './areas/ledger.ts';
import type { LedgerTopic } from './areas/ledger.ts';
import { minutesEndpoints } from './areas/minutes.ts';
import { clockBroadcasts, clockEndpoints } from './areas/passage/clocks.ts';
import { deliberationBroadcasts, deliberationEndpoints } from './areas/passage/deliberation.ts';
import { passageBroadcasts, passageEndpoints } from './areas/passage/passages.ts';
import { seatEndpoints } from './areas/passage/seats.ts';
import { pinEndpoints } from './areas/pins.ts';
import { sessionEndpoints } from './areas/preparation/sessions.ts';
import type { SessionTopic } from './areas/preparation/sessions.ts';
import { setupEndpoints } from './areas/preparation/setups.ts';
import { reportingEndpoints } from './areas/reporting.ts';
import type { ReportingTopic } from './areas/reporting.ts';
import { roleplayBroadcasts, roleplayEndpoints } from './areas/roleplay.ts';
import { roomBroadcasts, roomEndpoints } from './areas/room.ts';
import type { RoomTopic } from './areas/room.ts';
import { sampleEndpoints } from './areas/sample.ts';
import { sessionMinutesEndpoints } from './areas/session-minutes.ts';
import type { SessionMinutesTopic } from './areas/session-minutes.ts';
import { signingEndpoints } from './areas/signing.ts';
import type { SigningTopic } from './areas/signing.ts';
import { subjectEndpoints } from './areas/subjects.ts';
import type { SubjectTopic } from './areas/subjects.ts';
import { timestampEndpoints } from './areas/timestamps.ts';
import { updateEndpoints } from './areas/updates.ts';
import type { UpdateTopic } from './areas/updates.ts';
import type { Caller } from './caller.ts';
import type { Broadcast, Endpoint } from './endpoint.ts';
import { telling } from './endpoint.ts';
import type { Answer } from './error-codes.ts';
import type { Stamp } from './revisions.ts';

/** The whole surface between the two processes; preload, handlers and API derive from it. */
export const contract = {
  ...appEndpoints,
  ...certificationEndpoints,
  ...candidateEndpoints,
  sessions: { ...sessionEndpoints.sessions, ...sampleEndpoints.sessions },
  ...pinEndpoints,
  ...setupEndpoints,
  ...subjectEndpoints,
  ...roleplayEndpoints,
  ...passageEndpoints,
  ...clockEndpoints,
  ...keptEndpoints,
  ...seatEndpoints,
  ...deliberationEndpoints,
  ...minutesEndpoints,
  ...decisionEndpoints,
  ...sessionMinutesEndpoints,
  archive: { ...archiveEndpoints.archive, ...ledgerEndpoints.archive },
  register: ledgerEndpoints.register,
  ...signingEndpoints,
  ...issuingEndpoints,
  ...reportingEndpoints,
  ...backupEndpoints,
  ...timestampEndpoints,
  ...roomEndpoints,
  ...handoverEndpoints,
  ...updateEndpoints,
} as const;

/** What a window may be told to read again. */
export type DataTopic =
  | AppTopic
  | ArchiveTopic
  | BackupTopic
  | CandidateTopic
  | CertificationTopic
  | DecisionTopic
  | HandoverTopic
  | IssuingTopic
  | LedgerTopic
  | SessionMinutesTopic
  | ReportingTopic
  | RoomTopic
  | SessionTopic
  | SigningTopic
  | SubjectTopic
  | UpdateTopic;

const broadcasts = {
  ...appBroadcasts,
  ...passageBroadcasts,
  ...deliberationBroadcasts,
  ...clockBroadcasts,
  ...roleplayBroadcasts,
  ...roomBroadcasts,
  'data-changed': telling<{ readonly topic: DataTopic }>(),
} as const;

type PayloadOf<B> = B extends Broadcast<infer Payload> ? Payload : never;
/** What main tells every window: always a whole snapshot, or the name of what to read again. */
export type Broadcasts = { readonly [Name in keyof typeof broadcasts]: PayloadOf<(typeof broadcasts)[Name]> };
export type BroadcastName = keyof Broadcasts;
export const BROADCASTS = Object.keys(broadcasts) as readonly BroadcastName[];

/** Every area with its methods, for whoever serves or refuses them all alike. */
export const AREAS: readonly (readonly [area: string, methods: readonly string[]])[] = Object.entries(
  contract,
).map(([area, endpoints]) => [area, Object.keys(endpoints)]);

export type Contract = typeof contract;
export type AreaName = keyof Contract;

type RequestOf<E> = E extends Endpoint<infer Request, unknown> ? z.input<Request> : never;
type ParsedOf<E> = E extends Endpoint<infer Request, unknown> ? z.output<Request> : never;
type ResponseOf<E> = E extends Endpoint<z.ZodType, infer Response> ? Response : never;

/** What the preload exposes: one function for each endpoint, and a subscription that returns its end. */
export type PupitreApi = {
  readonly [Area in AreaName]: {
    readonly [Method in keyof Contract[Area]]: (
      request: RequestOf<Contract[Area][Method]>,
    ) => Promise<Answer<ResponseOf<Contract[Area][Method]>>>;
  };
} & {
  readonly on: <Name extends BroadcastName>(
    name: Name,
    listener: (payload: Broadcasts[Name], stamp: Stamp) => void,
  ) => () => void;
};

/** What main implements for one area; payloads arrive already parsed. */
export type AreaHandlers<Area extends AreaName> = {
  readonly [Method in keyof Contract[Area]]: (
    request: ParsedOf<Contract[Area][Method]>,
    caller: Caller,
  ) => Answer<ResponseOf<Contract[Area][Method]>> | Promise<Answer<ResponseOf<Contract[Area][Method]>>>;
};

/** Name of one endpoint, for the log and whoever serves it. */
export function channelOf(area: string, method: string): string {
  return `pupitre:${area}.${method}`;
}
