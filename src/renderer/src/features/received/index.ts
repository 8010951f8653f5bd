export { AuthoritiesScreen } from './authorities-screen.tsx';
export { EvidenceScreen } from './evidence-screen.tsx';
