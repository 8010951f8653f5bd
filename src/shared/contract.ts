import type { z } from 'zod';
import type { Referentiel } from '../domain/referentiel/referentiel.schema.ts';
import type { CandidateSheet } from '../domain/roleplay/candidate-sheet.ts';
import type { Caller, Role } from './caller.ts';
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
  /** Who may ask; whoever else does is refused unread. */
  readonly for: readonly Role[];
  /** Type only; never present at run time. */
  readonly response?: Response;
}

/** An endpoint for these roles. What a juror's device asks for is held to its own seat beside (`core/kernel/door.ts`). */
function answering<Response>(...roles: readonly [Role, ...Role[]]) {
  return <Request extends z.ZodType>(request: Request): Endpoint<Request, Response> => ({
    request,
    for: roles,
  });
}

/** The whole surface between the two processes; preload, handlers and API derive from it. */
export const contract = {
  app: {
    info: answering<views.AppInfo>('desk')(requests.noRequest),
    preferences: answering<views.Preferences>('desk')(requests.noRequest),
    setPreferences: answering<views.Preferences>('desk')(requests.preferencesPatch),
  },
  referentiels: {
    list: answering<readonly views.ReferentielSummary[]>('desk')(requests.noRequest),
    /** One version whole, with its wording. */
    get: answering<Referentiel>('desk')(requests.referentielRef),
    importFile: answering<ImportedReferentiel>('desk')(requests.referentielFile),
  },
  sessions: {
    list: answering<readonly views.SessionSummary[]>('desk')(requests.noRequest),
    get: answering<views.SessionView>('desk')(requests.sessionRef),
    save: answering<views.SessionView>('desk')(requests.sessionInput),
    createSample: answering<views.SessionView>('desk')(requests.noRequest),
    saveMember: answering<views.SessionView>('desk')(requests.memberInput),
    removeMember: answering<views.SessionView>('desk')(requests.memberRef),
    setPin: answering<views.SessionView>('desk')(requests.pinInput),
  },
  pins: {
    /** Who must answer for a new PIN of that member. */
    resetTerms: answering<PinResetTerms>('desk')(pinRequests.memberRef),
    /** Replaces a forgotten PIN; passages under way journal it. */
    reset: answering<views.SessionView>('desk')(pinRequests.pinResetInput),
  },
  setups: {
    get: answering<views.PassageSetup>('desk')(requests.passageRef),
    save: answering<views.PassageSetup>('desk')(requests.passageInput),
    remove: answering<views.SessionView>('desk')(requests.passageRef),
    attach: answering<views.PassageSetup>('desk')(requests.attachmentInput),
    detach: answering<views.PassageSetup>('desk')(requests.attachmentRef),
    readAttachment: answering<{
      readonly name: string;
      readonly mediaType: string;
      readonly bytes: Uint8Array;
    }>('desk')(requests.attachmentRef),
  },
  subjects: {
    /** The latest version of each subject that holds every word of the text; retired ones too. */
    list: answering<readonly views.SubjectSummary[]>('desk')(requests.subjectQuery),
    get: answering<views.SubjectView>('desk')(requests.subjectRef),
    save: answering<views.SubjectView>('desk')(requests.subjectInput),
    /** A retired subject is no longer chosen; passages that have it keep it. */
    setRetired: answering<views.SubjectView>('desk')(requests.subjectRetirement),
    importFile: answering<ImportedSubject>('desk')(requests.subjectFile),
    /** Asks for a folder, then writes; answers `cancelled` when the user closes the dialog. */
    exportFiles: answering<views.ExportReport>('desk')(requests.subjectExport),
    /** PDF for the candidate. */
    candidateSheet: answering<Uint8Array>('desk')(requests.subjectRef),
    /** PDF for the jury. */
    jurorCards: answering<Uint8Array>('desk')(requests.subjectRef),
    print: answering<null>('desk')(requests.subjectPrint),
  },
  roleplay: {
    /** For the jury's eyes: holds the whole subject. */
    get: answering<views.RoleplayView>('desk')(requests.passageRef),
    choose: answering<views.RoleplayView>('desk')(requests.subjectChoice),
    /** Settles list and seed, so that the commitment is shown before anything is drawn. */
    sealDraw: answering<views.RoleplayView>('desk')(requests.subjectDraw),
    /** Draws on the sealed list when there is one that still holds, else seals and draws at once. */
    draw: answering<views.RoleplayView>('desk')(requests.subjectDraw),
    prepareEnvelopes: answering<views.RoleplayView>('desk')(requests.subjectDraw),
    openEnvelope: answering<views.RoleplayView>('desk')(requests.envelopeInput),
    assignRoles: answering<views.RoleplayView>('desk')(requests.rolesInput),
    stamp: answering<views.RoleplayView>('desk')(requests.stampInput),
    retractStamp: answering<views.RoleplayView>('desk')(requests.stampRef),
    /** The only answer made for a candidate's eyes: holds nothing of the jury's. */
    candidateSheetPreview: answering<CandidateSheet>('desk')(requests.passageRef),
  },
  passages: {
    get: answering<views.PassageView>('desk', 'juror')(requests.passageRef),
    declare: answering<views.PassageView>('desk', 'juror')(requests.declarationInput),
    command: answering<views.PassageView>('desk')(passageCommandInput),
    journal: answering<views.Journal>('desk')(requests.passageRef),
    setPresence: answering<views.PassageView>('desk')(juryRequests.presenceInput),
    callMember: answering<views.PassageView>('desk')(juryRequests.callInput),
    withdrawMember: answering<views.PassageView>('desk')(juryRequests.withdrawalInput),
    undoWithdrawal: answering<views.PassageView>('desk')(juryRequests.withdrawalRef),
    /** Answers the passage that goes on: the new one, when the president rules that the test begins anew. */
    ruleOnWithdrawal: answering<views.PassageView>('desk')(juryRequests.withdrawalRuling),
    namePresident: answering<views.PassageView>('desk')(juryRequests.presidentInput),
    /** Keeps this attempt as it is and answers the new passage. */
    restart: answering<views.PassageView>('desk')(juryRequests.restartInput),
  },
  clocks: {
    /** Every passage whose clock runs, is paused or awaits a ruling. */
    inProgress: answering<readonly ClockInProgress[]>('desk', 'juror', 'display')(requests.noRequest),
    /** Cheap: a page asks it to hold its own time against the main process's. */
    now: answering<ClockNow>('desk', 'juror', 'display')(requests.noRequest),
  },
  /** What the data refused, kept beside it until it is saved or dropped by hand. */
  kept: {
    list: answering<KeptView>('desk')(requests.noRequest),
    /** The whole list as it is now; no request that holds a PIN is taken. */
    replace: answering<null>('desk')(keptRequests.keptEntries),
  },
  seats: {
    open: answering<views.OpenSeat>('desk', 'juror')(requests.seatInput),
    close: answering<null>('desk', 'juror')(requests.seatRef),
    grid: answering<views.GridView>('desk', 'juror')(requests.seatRef),
    observe: answering<views.GridView>('desk', 'juror')(requests.observationInput),
    mark: answering<views.GridView>('desk', 'juror')(requests.markInput),
    addNote: answering<views.GridView>('desk', 'juror')(requests.noteInput),
    retractNote: answering<views.GridView>('desk', 'juror')(requests.noteRef),
    seal: answering<views.GridView>('desk', 'juror')(requests.seatRef),
  },
  deliberation: {
    get: answering<views.DeliberationView>('desk')(requests.passageRef),
    setResult: answering<views.DeliberationView>('desk')(requests.resultInput),
    decide: answering<views.DeliberationView>('desk')(requests.decisionInput),
  },
  minutes: {
    /** The PDF as it stands: a draft before locking, the signed pages after. */
    preview: answering<Uint8Array>('desk')(requests.passageRef),
    lock: answering<views.PassageView>('desk')(requests.passageRef),
    sign: answering<views.PassageView>('desk')(requests.signatureInput),
    unlock: answering<views.PassageView>('desk')(requests.unlockInput),
    archive: answering<views.PassageView>('desk')(requests.passageRef),
  },
  archive: {
    search: answering<readonly views.ArchiveRow[]>('desk')(requests.archiveQuery),
    get: answering<views.ArchivedMinutes>('desk')(requests.minutesRef),
    pdf: answering<Uint8Array>('desk')(requests.minutesRef),
    verify: answering<views.Verification>('desk')(requests.minutesRef),
    /** Recomputes the whole digest chain of the records. */
    chain: answering<views.ChainView>('desk')(requests.noRequest),
    /** Writes the head of the chain as text and as a page to a chosen folder, for someone outside to keep. */
    exportChainHead: answering<views.ExportReport>('desk')(requests.noRequest),
    /** Holds a head that someone kept against the chain as it is. */
    compareWitness: answering<views.WitnessComparison>('desk')(timestampRequests.witnessInput),
    /** The proof file in print, made now; its JSON is attached to it. */
    proof: answering<views.ProofView>('desk')(requests.minutesRef),
    /** Asks for a folder, then writes; answers `cancelled` when the user closes the dialog. */
    exportFiles: answering<views.ExportReport>('desk')(requests.exportInput),
    /** Prints a copy, marked as one; the original leaves as a file only. */
    print: answering<null>('desk')(requests.minutesRef),
  },
  register: {
    /** What the last check of all records found; the check itself goes on in the background. */
    state: answering<registerViews.RegisterView>('desk')(requests.noRequest),
    /** Goes on from the journal with a passage whose stored state is not the one that its journal gives. */
    resumeFromJournal: answering<views.PassageView>('desk')(requests.passageRef),
  },
  rectifications: {
    get: answering<views.RectificationView>('desk')(requests.minutesRef),
    /** Locks the corrected content for signing, when no other rectification of these minutes is open. */
    lock: answering<views.RectificationView>('desk')(rectificationRequests.rectificationInput),
    /** PDF of the open rectification, with the signatures given so far. */
    pages: answering<Uint8Array>('desk')(requests.minutesRef),
    sign: answering<views.RectificationView>('desk')(rectificationRequests.rectificationSignature),
    /** Voids the open rectification and its signatures; they stay stored with the reason. */
    cancel: answering<views.RectificationView>('desk')(rectificationRequests.rectificationCancelling),
    archive: answering<views.RectificationView>('desk')(requests.minutesRef),
  },
  signedDocuments: {
    /** Shows the locked pages with their empty blocks in a viewer from which they are printed. */
    printBlank: answering<null>('desk')(requests.passageRef),
    /** Writes the same pages to a chosen folder, to be signed elsewhere. */
    saveBlank: answering<views.ExportReport>('desk')(requests.passageRef),
    /** Attaches a file signed outside: its members count as having signed. */
    attach: answering<views.LockView>('desk')(rectificationRequests.signedDocumentInput),
    withdraw: answering<views.LockView>('desk')(rectificationRequests.signedDocumentWithdrawal),
    read: answering<Uint8Array>('desk')(rectificationRequests.signedDocumentRef),
  },
  signing: {
    get: answering<views.SigningView>('desk')(requests.noRequest),
    /** Writes the authority's certificate (PEM, .crt) to a chosen folder: with it anyone can check the minutes. */
    exportAuthority: answering<views.ExportReport>('desk')(requests.noRequest),
    /** Writes the revocation list of each authority (.crl) to a chosen folder. */
    exportRevocations: answering<views.ExportReport>('desk')(requests.noRequest),
    renewAuthority: answering<views.SigningView>('desk')(requests.noRequest),
    /** Writes certificate, encrypted private key and revocations of the authority to a chosen folder. */
    backUpAuthority: answering<views.ExportReport>('desk')(signingRequests.backupInput),
    restoreAuthority: answering<views.SigningView>('desk')(signingRequests.keyFileInput),
    /** From now on minutes are sealed with this PKCS#12. */
    importSeal: answering<views.SigningView>('desk')(signingRequests.sealInput),
    /** Forgets the imported key and goes back to a seal of the local authority. */
    removeSeal: answering<views.SigningView>('desk')(requests.noRequest),
    revoke: answering<views.SigningView>('desk')(signingRequests.revocationInput),
  },
  backups: {
    state: answering<BackupsView>('desk')(requests.noRequest),
    /** Copies the data now. */
    make: answering<BackupsView>('desk')(requests.noRequest),
    /** Asks for a folder to which each backup is copied too. */
    chooseSecond: answering<BackupsView>('desk')(requests.noRequest),
    forgetSecond: answering<BackupsView>('desk')(requests.noRequest),
    /** Checks a backup, and says what going back to it would lose. */
    preview: answering<RestorePreview>('desk')(backupRequests.backupRef),
    /** Restores it at the next start, which follows at once; the data is set aside, never written over. */
    restore: answering<null>('desk')(backupRequests.restoreInput),
    /** Saves what the open file still holds, when the one on the disk is gone. */
    rescue: answering<views.ExportReport>('desk')(requests.noRequest),
  },
  timestamps: {
    settings: answering<views.TimestampSettingsView>('desk')(requests.noRequest),
    save: answering<views.TimestampSettingsView>('desk')(timestampRequests.timestampAuthorityInput),
    /** Forgets the authority; what waits for a timestamp waits no longer. */
    remove: answering<views.TimestampSettingsView>('desk')(requests.noRequest),
    /** Asks the authority for a timestamp of nothing, and keeps neither. */
    tryAuthority: answering<views.TimestampTrialView>('desk')(timestampRequests.timestampAuthorityInput),
    state: answering<views.TimestampState>('desk')(requests.minutesRef),
    /** Queues what has no timestamp and works through the queue now. */
    run: answering<views.TimestampRunView>('desk')(timestampRequests.timestampRunInput),
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
    caller: Caller,
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
