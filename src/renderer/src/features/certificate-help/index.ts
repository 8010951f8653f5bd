export { CertificateHelp } from './components/certificate-help.tsx';
