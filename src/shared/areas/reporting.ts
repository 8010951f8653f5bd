/** The declaration of results to the Caisse des Dépôts. */
import { z } from 'zod';
import type { DeclarationFault, DeclarationField } from '../../domain/reporting/declaration-check.ts';
import { DEPOSITORS, EXAM_MODES } from '../../domain/reporting/declaration.types.ts';
import type { MendHint, ReturnedRow } from '../../domain/reporting/returned-report.ts';
import type { Instant } from '../../domain/time/time.ts';
import { answering } from '../endpoint.ts';
import {
  actorConfirmation,
  exactText,
  fileBytes,
  idSchema,
  lineText,
  noRequest,
  pageShape,
  reasonSchema,
} from '../request-parts.ts';
import type { ListPage } from '../view-parts.ts';

const CLIENT_ID = 8;
const MAX_CONTRACT = 20;
const MAX_POSTAL_CODE = 9;
const MOST_DECLARED = 5_000;

export const reportingSettingsInput = z.strictObject({
  /** Empty until they are known. */
  senderId: lineText(CLIENT_ID),
  certifierId: lineText(CLIENT_ID),
  contractId: lineText(MAX_CONTRACT),
  depositor: z.enum(DEPOSITORS).nullable(),
  examMode: z.enum(EXAM_MODES).nullable(),
  examPostalCode: lineText(MAX_POSTAL_CODE),
  /** The certifier declares blocs too, each under a code of its own. */
  declaresBlocs: z.boolean(),
});

export const schemaInput = z.strictObject({ name: exactText(255).min(1), bytes: fileBytes });
export const reportInput = z.strictObject({ name: exactText(255).min(1), bytes: fileBytes });
export const rowsInput = z.strictObject({ ...pageShape });
export const lotRef = z.strictObject({ lotId: idSchema });

/** `documentIds` absent: everything that is ready. */
export const declareInput = z.strictObject({
  documentIds: z.array(idSchema).min(1).max(MOST_DECLARED).exactOptional(),
  actor: actorConfirmation,
});

/** What somebody obtained by hand: `note` says when, and from whom. */
export const removalInput = z.strictObject({
  documentId: idSchema,
  note: reasonSchema,
  actor: actorConfirmation,
});

export type ReportingSettings = z.output<typeof reportingSettingsInput>;

export interface ReportingSettingsView extends ReportingSettings {
  readonly schema: { readonly name: string; readonly sha256: string; readonly addedAt: Instant } | null;
  /** What keeps any declaration from being made. */
  readonly faults: readonly DeclarationFault[];
  /** The organisation may declare: a setting of papers. */
  readonly isMandated: boolean;
}

/** A delivered certificate, or attestation where blocs are declared, and how far its declaration is. */
export interface DeclarableRow {
  readonly documentId: string;
  readonly number: string;
  readonly holder: string;
  readonly enrolmentId: string;
  /** Whose file is to be mended. */
  readonly personId: string;
  readonly certification: string;
  /** Register code under which it is declared; empty when there is none. */
  readonly code: string;
  /** ISO calendar dates. */
  readonly deliveredOn: string;
  readonly deadline: string;
  readonly daysLeft: number;
  /**
   * `faulty`: something is to be mended first; `withdrawn`: a later decision took the place of what it states; `refused` may be
   * declared again; `known`: the same person's same result is declared, or first in line, as `knownAs`; `to-remove`: declared, and
   * no longer so, or twice.
   */
  readonly state:
    | 'ready'
    | 'faulty'
    | 'withdrawn'
    | 'known'
    | 'declared'
    | 'accepted'
    | 'refused'
    | 'unclear'
    | 'to-remove';
  /** Technical id under which it was declared, or is to be; its own where it is the first. */
  readonly knownAs: string;
  /** In what it differs from what was declared: nothing but a person can have that corrected. */
  readonly differs: readonly DeclarationField[];
  readonly faults: readonly DeclarationFault[];
  /** What the report says, and what is probably to be mended. */
  readonly reason: string;
  readonly hint: MendHint;
}

export interface LotView {
  readonly lotId: string;
  readonly fluxId: string;
  readonly rowCount: number;
  readonly madeBy: string;
  readonly madeAt: Instant;
  readonly sha256: string;
}

/** What a returned report said. */
export interface ReportReading {
  readonly accepted: number;
  readonly unclear: number;
  readonly refused: readonly (ReturnedRow & { readonly holder: string; readonly hint: MendHint })[];
  readonly refusedCount: number;
  /** Technical ids that this register never declared. */
  readonly unknownCount: number;
}

export interface DeadlinesView {
  /** Delivered and not declared, or refused: the day is over. */
  readonly overdueCount: number;
  /** Within a month. */
  readonly soonCount: number;
  readonly refusedCount: number;
  /** Declared, and no longer so or twice: to be asked for by hand. */
  readonly toRemoveCount: number;
  /** The closest day, an ISO calendar date; null when nothing waits. */
  readonly next: string | null;
}

export type ReportingTopic = 'reporting';

/** What can be asked of this area. */
export const reportingEndpoints = {
  reporting: {
    settings: answering<ReportingSettingsView>('desk')(noRequest),
    saveSettings: answering<ReportingSettingsView>('desk')(reportingSettingsInput),
    /** The schema that declarations are held against, as the certifier received it. */
    setSchema: answering<ReportingSettingsView>('desk')(schemaInput),
    /** What was delivered and is to be declared, the closest day first. */
    check: answering<ListPage<DeclarableRow>>('desk')(rowsInput),
    /** Writes a declaration, holds it against the schema and keeps it. A named person answers for it. */
    make: answering<LotView>('desk')(declareInput),
    lots: answering<ListPage<LotView>>('desk')(rowsInput),
    /** The file as it was made. */
    lot: answering<Uint8Array>('desk')(lotRef),
    /** Asks for a folder and writes it. */
    exportLot: answering<{ readonly folder: string; readonly file: string }>('desk')(lotRef),
    readReturn: answering<ReportReading>('desk')(reportInput),
    /** A named person says that what is no longer so was removed, as no report told it. */
    noteRemoved: answering<null>('desk')(removalInput),
    deadlines: answering<DeadlinesView>('desk')(noRequest),
  },
} as const;
