export { useFaultSentence } from './components/composition-faults.tsx';
export { ReferentielImport } from './components/referentiel-import.tsx';
export { PassageTimetable } from './components/passage-timetable.tsx';
export { useCreateSample } from './hooks/use-session-writes.ts';
export { leftForm } from './left-form.ts';
export { candidateName, nextPassage } from './passage-order.ts';
export { NewPassageScreen, PassageSetupScreen } from './passage-setup-screens.tsx';
export { EditSessionScreen, NewSessionScreen } from './session-form-screens.tsx';
export { SessionScreen } from './session-screen.tsx';
