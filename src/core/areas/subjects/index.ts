/** The door of this area, which holds subjects of role plays and the papers made from them. */
export { loadShippedSubjects } from './shipped-subjects.ts';
export { summariseSubject } from './subject-view.ts';
export { createSubjectUsecases } from './subjects.usecases.ts';
