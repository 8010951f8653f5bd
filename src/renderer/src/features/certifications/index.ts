export { CertificationScreen } from './certification-screen.tsx';
export { CertificationsScreen } from './certifications-screen.tsx';
export { DraftScreen } from './draft-screen.tsx';
