export { HandoverScreen } from './handover-screen.tsx';
export { ReceiveScreen } from './receive-screen.tsx';
export { ReturnedSection } from './components/returned-section.tsx';
