/** Stages of a sales interview, in the order in which they are expected; the jury stamps them as they pass. */
export const SALES_STAGES = [
  { id: 'contact', label: 'Prise de contact' },
  { id: 'discovery', label: 'Découverte' },
  { id: 'proposal', label: 'Proposition' },
  { id: 'objections', label: 'Traitement des objections' },
  { id: 'additional-sale', label: 'Vente additionnelle' },
  { id: 'closing', label: 'Conclusion' },
] as const;

export type SalesStageId = (typeof SALES_STAGES)[number]['id'];

/** Ids of the stages, in order. */
export const SALES_STAGE_IDS = SALES_STAGES.map(({ id }) => id);

/** French label of a stage. */
export function stageLabel(stageId: SalesStageId): string {
  return SALES_STAGES.find(({ id }) => id === stageId)?.label ?? stageId;
}
