export { SubjectsScreen } from './subjects-screen.tsx';
export { SubjectScreen } from './subject-screen.tsx';
export { CopySubjectScreen, EditSubjectScreen, NewSubjectScreen } from './form/subject-form-screens.tsx';
export { readSubjectSearch } from './subject-search.ts';
export { SubjectPdfDialog } from './components/subject-pdf-dialog.tsx';
export { useSubjectWords } from './hooks/use-subject-words.ts';
