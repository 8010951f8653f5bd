export { ArchivedPanel } from './components/archived-panel.tsx';
export { PendingNote } from './components/pending-note.tsx';
export { SignaturePanel } from './components/signature-panel.tsx';
export { SpecimenPages } from './components/specimen-pages.tsx';
export { SigningColumn } from './components/signing-column.tsx';
export { voidersOf } from './components/voiders.ts';
