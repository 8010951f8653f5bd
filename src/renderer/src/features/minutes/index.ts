export { ArchivedPanel } from './components/archived-panel.tsx';
export { SignaturePanel } from './components/signature-panel.tsx';
