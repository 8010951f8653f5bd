/** The door of this area, which holds référentiels: those shipped, those loaded from a file, and their summaries. */
export { readDraft } from './draft-text.ts';
export { createDraftUsecases } from './drafts.usecases.ts';
export { evaluatorText, summarise, termsOf } from './referentiel-summary.ts';
export { createReferentielUsecases } from './referentiels.usecases.ts';
export { loadShippedReferentiels } from './shipped-certifications.ts';
