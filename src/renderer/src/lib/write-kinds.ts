import type { AreaName, Contract } from '../../../shared/contract.ts';

/** What a write is about, in the words of the list of those that were refused. */
export type WriteSubject =
  | 'preferences'
  | 'session'
  | 'member'
  | 'candidate'
  | 'decision'
  | 'file'
  | 'certification'
  | 'subject'
  | 'roleplay'
  | 'declaration'
  | 'conduct'
  | 'deliberation'
  | 'minutes'
  | 'rectification'
  | 'signing'
  | 'papers'
  | 'declarations'
  | 'timestamps';

/**
 * How an endpoint is kept when what it carried could not be stored: 'again' is sent again from the list; 'redo' belongs
 * to its moment or to a PIN, so it is listed and done again on its own screen; null reads, exports or prints, or is kept
 * by the seat's own list.
 */
export interface WriteKind {
  readonly subject: WriteSubject;
  readonly how: 'again' | 'redo';
}

type Kinds = { readonly [Area in AreaName]: { readonly [Method in keyof Contract[Area]]: WriteKind | null } };

const again = (subject: WriteSubject): WriteKind => ({ subject, how: 'again' });
const redo = (subject: WriteSubject): WriteKind => ({ subject, how: 'redo' });

/** Every endpoint of the contract: one that is added does not compile before it has its kind. */
export const WRITE_KINDS: Kinds = {
  app: {
    info: null,
    preferences: null,
    setPreferences: again('preferences'),
    administrators: null,
    saveAdministrator: redo('preferences'),
    recovery: null,
    makeRecoveryCode: redo('preferences'),
    recoverAdministrator: redo('preferences'),
    tasks: null,
    stopTask: null,
    revisions: null,
  },
  referentiels: { list: null, get: null, importFile: again('file'), exportFile: null },
  drafts: {
    list: null,
    get: null,
    create: null,
    save: again('certification'),
    remove: again('certification'),
    publish: redo('certification'),
    exportFile: null,
  },
  sessions: {
    list: null,
    attention: null,
    get: null,
    save: again('session'),
    createSample: null,
    saveMember: again('member'),
    removeMember: again('member'),
    setPin: redo('member'),
    printAttendance: null,
  },
  pins: { resetTerms: null, reset: redo('member') },
  setups: {
    get: null,
    save: again('candidate'),
    plan: again('candidate'),
    together: again('candidate'),
    apart: again('candidate'),
    remove: again('candidate'),
    attach: again('file'),
    detach: again('file'),
    drawQuestion: redo('candidate'),
    readAttachment: null,
  },
  candidates: {
    list: null,
    get: null,
    save: again('candidate'),
    remove: again('candidate'),
    enrol: again('candidate'),
    changeEnrolment: again('candidate'),
    declareHeld: again('candidate'),
    linkPassage: again('candidate'),
    recordEvidence: again('candidate'),
    withdrawEvidence: again('candidate'),
    previewImport: null,
    importRows: redo('file'),
    previewScores: null,
    importScores: redo('file'),
    scoreImports: null,
    withdrawImport: again('candidate'),
    likeness: null,
    merge: redo('candidate'),
    undoMerge: redo('candidate'),
    dismissLikeness: redo('candidate'),
  },
  decisions: {
    table: null,
    candidate: null,
    dossier: null,
    list: again('candidate'),
    declareLinks: again('declaration'),
    decide: redo('decision'),
    takeBack: redo('decision'),
    enterMark: redo('decision'),
    lift: redo('decision'),
    revoke: redo('decision'),
    review: null,
    importMinutes: redo('file'),
    foreign: null,
    foreignCandidates: null,
    readForeign: null,
    linkForeign: again('candidate'),
    authorities: null,
    acceptAuthority: redo('signing'),
    withdrawAuthority: redo('signing'),
  },
  subjects: {
    list: null,
    get: null,
    save: again('subject'),
    setRetired: again('subject'),
    importFile: again('file'),
    exportFiles: null,
    candidateSheet: null,
    jurorCards: null,
    print: null,
  },
  roleplay: {
    get: null,
    choose: redo('roleplay'),
    sealDraw: redo('roleplay'),
    draw: redo('roleplay'),
    prepareEnvelopes: redo('roleplay'),
    openEnvelope: redo('roleplay'),
    assignRoles: again('roleplay'),
    stamp: redo('roleplay'),
    retractStamp: again('roleplay'),
    candidateSheetPreview: null,
  },
  passages: {
    get: null,
    declare: again('declaration'),
    command: redo('conduct'),
    signAttendance: again('conduct'),
    leaveTogether: redo('conduct'),
    journal: null,
    setPresence: again('declaration'),
    callMember: redo('conduct'),
    withdrawMember: redo('conduct'),
    undoWithdrawal: redo('conduct'),
    ruleOnWithdrawal: redo('conduct'),
    namePresident: redo('conduct'),
    restart: redo('conduct'),
  },
  clocks: { inProgress: null, now: null },
  kept: { list: null, replace: null },
  seats: {
    open: null,
    openBeside: null,
    close: null,
    grid: null,
    observe: null,
    mark: null,
    addNote: null,
    retractNote: null,
    seal: null,
  },
  deliberation: { get: null, setResult: again('deliberation'), decide: again('deliberation') },
  minutes: {
    preview: null,
    specimen: null,
    lock: redo('minutes'),
    sign: redo('minutes'),
    unlock: redo('minutes'),
    archive: redo('minutes'),
  },
  archive: {
    search: null,
    matching: null,
    get: null,
    pdf: null,
    verify: null,
    chain: null,
    exportChainHead: null,
    compareWitness: null,
    proof: null,
    exportFiles: null,
    print: null,
  },
  register: { state: null, ofPassage: null, resumeFromJournal: redo('conduct') },
  rectifications: {
    get: null,
    lock: again('rectification'),
    pages: null,
    sign: redo('rectification'),
    cancel: again('rectification'),
    archive: redo('rectification'),
  },
  sessionMinutes: {
    get: null,
    preview: null,
    lock: redo('minutes'),
    sign: redo('minutes'),
    unlock: redo('minutes'),
    archive: redo('minutes'),
    rectify: again('rectification'),
    list: null,
    read: null,
    export: null,
    toSign: null,
    signAll: redo('minutes'),
  },
  signedDocuments: {
    printBlank: null,
    saveBlank: null,
    attach: redo('file'),
    withdraw: again('minutes'),
    read: null,
  },
  signing: {
    get: null,
    exportAuthority: null,
    exportRevocations: null,
    renewAuthority: redo('signing'),
    backUpAuthority: null,
    restoreAuthority: redo('signing'),
    importSeal: redo('signing'),
    removeSeal: redo('signing'),
    revoke: again('signing'),
  },
  backups: {
    store: null,
    state: null,
    make: null,
    chooseSecond: null,
    forgetSecond: null,
    preview: null,
    restore: null,
    rescue: null,
  },
  issuing: {
    settings: null,
    saveSettings: again('papers'),
    setLogo: again('papers'),
    minutes: null,
    list: null,
    preview: null,
    issue: redo('papers'),
    duplicate: redo('papers'),
    pdf: null,
    print: null,
    exportAll: null,
    printAll: null,
    resultsTable: null,
    extract: redo('papers'),
  },
  reporting: {
    settings: null,
    saveSettings: again('declarations'),
    setSchema: again('declarations'),
    check: null,
    make: redo('declarations'),
    lots: null,
    lot: null,
    exportLot: null,
    readReturn: again('declarations'),
    deadlines: null,
  },
  timestamps: {
    settings: null,
    save: again('timestamps'),
    remove: again('timestamps'),
    tryAuthority: null,
    state: null,
    run: null,
  },
  room: {
    interfaces: null,
    state: null,
    open: redo('conduct'),
    close: redo('conduct'),
    invite: null,
    admit: redo('conduct'),
    refuse: redo('conduct'),
    takeOver: redo('conduct'),
    release: redo('conduct'),
    screen: null,
    standing: null,
    beat: null,
    received: null,
    enter: null,
    seal: null,
  },
};

/** Acts of the conduct that can wait for the data to be free: none of them touches the clock. */
const PATIENT_COMMANDS: ReadonlySet<unknown> = new Set([
  'note-incident',
  'check-identity',
  'record-attendance',
]);

/** The kind of one request; null when nothing of it has to be kept. */
export function writeKindOf(area: string, method: string, request: unknown): WriteKind | null {
  const methods = (WRITE_KINDS as Readonly<Record<string, Readonly<Record<string, WriteKind | null>>>>)[area];
  const kind = methods?.[method] ?? null;
  if (area !== 'passages' || method !== 'command' || kind === null) return kind;
  const { command } = request as { readonly command: { readonly type: unknown } };
  return PATIENT_COMMANDS.has(command.type) ? { ...kind, how: 'again' } : kind;
}
