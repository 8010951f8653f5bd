/** The door of this area, which holds keys, the local authority, seals, and the signed documents that they make. */
export { pem } from './authority-backup.ts';
export { createSigning } from './create-signing.ts';
export { joined } from './document-parts.ts';
export type { DocumentStore, SignableContent, SigningState } from './document-store.ts';
export { createThreadedKeyFiles } from './key-file-thread.ts';
export type { MemberKeys } from './member-keys.ts';
export type { PaperSeal } from './paper-seal.ts';
export type { LockedDocument, SigningDesk } from './passage-desk.ts';
export { createSerialQueue } from './serial-queue.ts';
export { createSignedDocuments } from './signed-documents.ts';
export type { CopyData, SignedDocuments } from './signed-documents.ts';
export type { ContentCertificates, DocumentDesk, OpenDesk } from './signing-desk.ts';
