import type { z } from 'zod';
import type { Referentiel } from '../domain/referentiel/referentiel.schema.ts';
import type { CandidateSheet } from '../domain/roleplay/candidate-sheet.ts';
import type { Answer } from './error-codes.ts';
import type { ImportedReferentiel, ImportedSubject } from './imports.views.ts';
import type { ClockInProgress, ClockNow } from './clocks.views.ts';
import * as keptRequests from './kept.requests.ts';
import type { KeptView } from './kept.views.ts';
import { passageCommandInput } from './passage-command.requests.ts';
import * as juryRequests from './jury.requests.ts';
import type { BackupsView, RestorePreview } from './backups.views.ts';
import * as backupRequests from './backups.requests.ts';
import * as pinRequests from './pins.requests.ts';
import type { PinResetTerms } from './pins.views.ts';
import * as rectificationRequests from './rectification.requests.ts';
import type * as registerViews from './register.views.ts';
import * as requests from './requests.ts';
import * as signingRequests from './signing.requests.ts';
import * as timestampRequests from './timestamps.requests.ts';
import type * as views from './views.ts';

/** One request of the renderer: how its payload is checked, and what it answers. */
export interface Endpoint<Request extends z.ZodType, Response> {
  readonly request: Request;
  /** Type only; never present at run time. */
  readonly response?: Response;
}

function answering<Response>() {
  return <Request extends z.ZodType>(request: Request): Endpoint<Request, Response> => ({ request });
}

/** The whole surface between the two processes; preload, handlers and API derive from it. */
export const contract = {
  app: {
    info: answering<views.AppInfo>()(requests.noRequest),
    preferences: answering<views.Preferences>()(requests.noRequest),
    setPreferences: answering<views.Preferences>()(requests.preferencesPatch),
  },
  referentiels: {
    list: answering<readonly views.ReferentielSummary[]>()(requests.noRequest),
    /** One version whole, with its wording. */
    get: answering<Referentiel>()(requests.referentielRef),
    importFile: answering<ImportedReferentiel>()(requests.referentielFile),
  },
  sessions: {
    list: answering<readonly views.SessionSummary[]>()(requests.noRequest),
    get: answering<views.SessionView>()(requests.sessionRef),
    save: answering<views.SessionView>()(requests.sessionInput),
    createSample: answering<views.SessionView>()(requests.noRequest),
    saveMember: answering<views.SessionView>()(requests.memberInput),
    removeMember: answering<views.SessionView>()(requests.memberRef),
    setPin: answering<views.SessionView>()(requests.pinInput),
  },
  pins: {
    /** Who must answer for a new PIN of that member. */
    resetTerms: answering<PinResetTerms>()(pinRequests.memberRef),
    /** Replaces a forgotten PIN; passages under way journal it. */
    reset: answering<views.SessionView>()(pinRequests.pinResetInput),
  },
  setups: {
    get: answering<views.PassageSetup>()(requests.passageRef),
    save: answering<views.PassageSetup>()(requests.passageInput),
    remove: answering<views.SessionView>()(requests.passageRef),
    attach: answering<views.PassageSetup>()(requests.attachmentInput),
    detach: answering<views.PassageSetup>()(requests.attachmentRef),
    readAttachment: answering<{
      readonly name: string;
      readonly mediaType: string;
      readonly bytes: Uint8Array;
    }>()(requests.attachmentRef),
  },
  subjects: {
    /** The latest version of each subject that holds every word of the text; retired ones too. */
    list: answering<readonly views.SubjectSummary[]>()(requests.subjectQuery),
    get: answering<views.SubjectView>()(requests.subjectRef),
    save: answering<views.SubjectView>()(requests.subjectInput),
    /** A retired subject is no longer chosen; passages that have it keep it. */
    setRetired: answering<views.SubjectView>()(requests.subjectRetirement),
    importFile: answering<ImportedSubject>()(requests.subjectFile),
    /** Asks for a folder, then writes; answers `cancelled` when the user closes the dialog. */
    exportFiles: answering<views.ExportReport>()(requests.subjectExport),
    /** PDF for the candidate. */
    candidateSheet: answering<Uint8Array>()(requests.subjectRef),
    /** PDF for the jury. */
    jurorCards: answering<Uint8Array>()(requests.subjectRef),
    print: answering<null>()(requests.subjectPrint),
  },
  roleplay: {
    /** For the jury's eyes: holds the whole subject. */
    get: answering<views.RoleplayView>()(requests.passageRef),
    choose: answering<views.RoleplayView>()(requests.subjectChoice),
    /** Settles list and seed, so that the commitment is shown before anything is drawn. */
    sealDraw: answering<views.RoleplayView>()(requests.subjectDraw),
    /** Draws on the sealed list when there is one that still holds, else seals and draws at once. */
    draw: answering<views.RoleplayView>()(requests.subjectDraw),
    prepareEnvelopes: answering<views.RoleplayView>()(requests.subjectDraw),
    openEnvelope: answering<views.RoleplayView>()(requests.envelopeInput),
    assignRoles: answering<views.RoleplayView>()(requests.rolesInput),
    stamp: answering<views.RoleplayView>()(requests.stampInput),
    retractStamp: answering<views.RoleplayView>()(requests.stampRef),
    /** The only answer made for a candidate's eyes: holds nothing of the jury's. */
    candidateSheetPreview: answering<CandidateSheet>()(requests.passageRef),
  },
  passages: {
    get: answering<views.PassageView>()(requests.passageRef),
    declare: answering<views.PassageView>()(requests.declarationInput),
    command: answering<views.PassageView>()(passageCommandInput),
    journal: answering<views.Journal>()(requests.passageRef),
    setPresence: answering<views.PassageView>()(juryRequests.presenceInput),
    callMember: answering<views.PassageView>()(juryRequests.callInput),
    withdrawMember: answering<views.PassageView>()(juryRequests.withdrawalInput),
    undoWithdrawal: answering<views.PassageView>()(juryRequests.withdrawalRef),
    /** Answers the passage that goes on: the new one, when the president rules that the test begins anew. */
    ruleOnWithdrawal: answering<views.PassageView>()(juryRequests.withdrawalRuling),
    namePresident: answering<views.PassageView>()(juryRequests.presidentInput),
    /** Keeps this attempt as it is and answers the new passage. */
    restart: answering<views.PassageView>()(juryRequests.restartInput),
  },
  clocks: {
    /** Every passage whose clock runs, is paused or awaits a ruling. */
    inProgress: answering<readonly ClockInProgress[]>()(requests.noRequest),
    /** Cheap: a page asks it to hold its own time against the main process's. */
    now: answering<ClockNow>()(requests.noRequest),
  },
  /** What the data refused, kept beside it until it is saved or dropped by hand. */
  kept: {
    list: answering<KeptView>()(requests.noRequest),
    /** The whole list as it is now; no request that holds a PIN is taken. */
    replace: answering<null>()(keptRequests.keptEntries),
  },
  seats: {
    open: answering<views.OpenSeat>()(requests.seatInput),
    close: answering<null>()(requests.seatRef),
    grid: answering<views.GridView>()(requests.seatRef),
    observe: answering<views.GridView>()(requests.observationInput),
    mark: answering<views.GridView>()(requests.markInput),
    addNote: answering<views.GridView>()(requests.noteInput),
    retractNote: answering<views.GridView>()(requests.noteRef),
    seal: answering<views.GridView>()(requests.seatRef),
  },
  deliberation: {
    get: answering<views.DeliberationView>()(requests.passageRef),
    setResult: answering<views.DeliberationView>()(requests.resultInput),
    decide: answering<views.DeliberationView>()(requests.decisionInput),
  },
  minutes: {
    /** The PDF as it stands: a draft before locking, the signed pages after. */
    preview: answering<Uint8Array>()(requests.passageRef),
    lock: answering<views.PassageView>()(requests.passageRef),
    sign: answering<views.PassageView>()(requests.signatureInput),
    unlock: answering<views.PassageView>()(requests.unlockInput),
    archive: answering<views.PassageView>()(requests.passageRef),
  },
  archive: {
    search: answering<readonly views.ArchiveRow[]>()(requests.archiveQuery),
    get: answering<views.ArchivedMinutes>()(requests.minutesRef),
    pdf: answering<Uint8Array>()(requests.minutesRef),
    verify: answering<views.Verification>()(requests.minutesRef),
    /** Recomputes the whole digest chain of the records. */
    chain: answering<views.ChainView>()(requests.noRequest),
    /** Writes the head of the chain as text and as a page to a chosen folder, for someone outside to keep. */
    exportChainHead: answering<views.ExportReport>()(requests.noRequest),
    /** Holds a head that someone kept against the chain as it is. */
    compareWitness: answering<views.WitnessComparison>()(timestampRequests.witnessInput),
    /** The proof file in print, made now; its JSON is attached to it. */
    proof: answering<views.ProofView>()(requests.minutesRef),
    /** Asks for a folder, then writes; answers `cancelled` when the user closes the dialog. */
    exportFiles: answering<views.ExportReport>()(requests.exportInput),
    /** Prints a copy, marked as one; the original leaves as a file only. */
    print: answering<null>()(requests.minutesRef),
  },
  register: {
    /** What the last check of all records found; the check itself goes on in the background. */
    state: answering<registerViews.RegisterView>()(requests.noRequest),
    /** Goes on from the journal with a passage whose stored state is not the one that its journal gives. */
    resumeFromJournal: answering<views.PassageView>()(requests.passageRef),
  },
  rectifications: {
    get: answering<views.RectificationView>()(requests.minutesRef),
    /** Locks the corrected content for signing, when no other rectification of these minutes is open. */
    lock: answering<views.RectificationView>()(rectificationRequests.rectificationInput),
    /** PDF of the open rectification, with the signatures given so far. */
    pages: answering<Uint8Array>()(requests.minutesRef),
    sign: answering<views.RectificationView>()(rectificationRequests.rectificationSignature),
    /** Voids the open rectification and its signatures; they stay stored with the reason. */
    cancel: answering<views.RectificationView>()(rectificationRequests.rectificationCancelling),
    archive: answering<views.RectificationView>()(requests.minutesRef),
  },
  signedDocuments: {
    /** Shows the locked pages with their empty blocks in a viewer from which they are printed. */
    printBlank: answering<null>()(requests.passageRef),
    /** Writes the same pages to a chosen folder, to be signed elsewhere. */
    saveBlank: answering<views.ExportReport>()(requests.passageRef),
    /** Attaches a file signed outside: its members count as having signed. */
    attach: answering<views.LockView>()(rectificationRequests.signedDocumentInput),
    withdraw: answering<views.LockView>()(rectificationRequests.signedDocumentWithdrawal),
    read: answering<Uint8Array>()(rectificationRequests.signedDocumentRef),
  },
  signing: {
    get: answering<views.SigningView>()(requests.noRequest),
    /** Writes the authority's certificate (PEM, .crt) to a chosen folder: with it anyone can check the minutes. */
    exportAuthority: answering<views.ExportReport>()(requests.noRequest),
    /** Writes the revocation list of each authority (.crl) to a chosen folder. */
    exportRevocations: answering<views.ExportReport>()(requests.noRequest),
    renewAuthority: answering<views.SigningView>()(requests.noRequest),
    /** Writes certificate, encrypted private key and revocations of the authority to a chosen folder. */
    backUpAuthority: answering<views.ExportReport>()(signingRequests.backupInput),
    restoreAuthority: answering<views.SigningView>()(signingRequests.keyFileInput),
    /** From now on minutes are sealed with this PKCS#12. */
    importSeal: answering<views.SigningView>()(signingRequests.sealInput),
    /** Forgets the imported key and goes back to a seal of the local authority. */
    removeSeal: answering<views.SigningView>()(requests.noRequest),
    revoke: answering<views.SigningView>()(signingRequests.revocationInput),
  },
  backups: {
    state: answering<BackupsView>()(requests.noRequest),
    /** Copies the data now. */
    make: answering<BackupsView>()(requests.noRequest),
    /** Asks for a folder to which each backup is copied too. */
    chooseSecond: answering<BackupsView>()(requests.noRequest),
    forgetSecond: answering<BackupsView>()(requests.noRequest),
    /** Checks a backup, and says what going back to it would lose. */
    preview: answering<RestorePreview>()(backupRequests.backupRef),
    /** Restores it at the next start, which follows at once; the data is set aside, never written over. */
    restore: answering<null>()(backupRequests.restoreInput),
    /** Saves what the open file still holds, when the one on the disk is gone. */
    rescue: answering<views.ExportReport>()(requests.noRequest),
  },
  timestamps: {
    settings: answering<views.TimestampSettingsView>()(requests.noRequest),
    save: answering<views.TimestampSettingsView>()(timestampRequests.timestampAuthorityInput),
    /** Forgets the authority; what waits for a timestamp waits no longer. */
    remove: answering<views.TimestampSettingsView>()(requests.noRequest),
    /** Asks the authority for a timestamp of nothing, and keeps neither. */
    tryAuthority: answering<views.TimestampTrialView>()(timestampRequests.timestampAuthorityInput),
    state: answering<views.TimestampState>()(requests.minutesRef),
    /** Queues what has no timestamp and works through the queue now. */
    run: answering<views.TimestampRunView>()(timestampRequests.timestampRunInput),
  },
} as const;

/** `jury`: who is convened and who has a PIN, which a passage under way reads where they stand now. */
export type DataTopic =
  | 'sessions'
  | 'jury'
  | 'archive'
  | 'preferences'
  | 'referentiels'
  | 'subjects'
  | 'signing'
  | 'store'
  | 'register';

/** What main tells every window: always a whole snapshot, or the name of what to read again. */
export interface Broadcasts {
  'passage-changed': views.PassageView;
  'deliberation-changed': { readonly passageId: string };
  'roleplay-changed': { readonly passageId: string };
  'data-changed': { readonly topic: DataTopic };
  /**
   * A reminder fell due: to be shown and, if wanted, sounded once. `remainingMs` names it; `leftMs` is what is really
   * left, which is less when it is told late.
   */
  'reminder-reached': {
    readonly passageId: string;
    readonly phaseId: string;
    readonly remainingMs: number;
    readonly leftMs: number;
  };
}
export const BROADCASTS = [
  'passage-changed',
  'deliberation-changed',
  'roleplay-changed',
  'data-changed',
  'reminder-reached',
] as const satisfies readonly (keyof Broadcasts)[];
export type BroadcastName = (typeof BROADCASTS)[number];

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
    listener: (payload: Broadcasts[Name]) => void,
  ) => () => void;
};

/** What main implements for one area; payloads arrive already parsed. */
export type AreaHandlers<Area extends AreaName> = {
  readonly [Method in keyof Contract[Area]]: (
    request: ParsedOf<Contract[Area][Method]>,
  ) => Answer<ResponseOf<Contract[Area][Method]>> | Promise<Answer<ResponseOf<Contract[Area][Method]>>>;
};

/** Channel of one endpoint on the inter-process bus. */
export function channelOf(area: string, method: string): string {
  return `pupitre:${area}.${method}`;
}

/** Channel of one broadcast on the inter-process bus. */
export function broadcastChannelOf(name: BroadcastName): string {
  return `pupitre:on.${name}`;
}
