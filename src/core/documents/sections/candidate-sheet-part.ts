/** The candidate's sheet. It is built from the candidate's projection alone, never from the subject. */
import type { Content } from 'pdfmake/interfaces';
import type { CandidateSheet } from '../../../domain/roleplay/candidate-sheet.ts';
import { labelledTable, paragraphs, partHeading } from './subject-parts.ts';

export function candidateSheetPart(sheet: CandidateSheet): Content[] {
  const { blocId, context, crm, documents, offer, title } = sheet;
  const parts: Content[] = [
    { text: `Bloc ${blocId}`, style: 'label' },
    { text: title, style: 'title', margin: [0, 1, 0, 2] },
    partHeading('Votre situation'),
    paragraphs(context),
    partHeading('L’offre'),
    { text: offer.title, margin: [0, 0, 0, 4] },
    labelledTable(['Produit ou condition', 'Prix ou précision'], offer.lines),
  ];
  if (offer.notes !== undefined)
    parts.push({ stack: [paragraphs(offer.notes)], style: 'small', margin: [0, 4, 0, 0] });
  if (crm.length > 0) {
    parts.push(partHeading('Extrait du CRM'), labelledTable(['Rubrique', 'Contenu'], crm));
  }
  for (const document of documents) {
    parts.push(partHeading(`Document joint : ${document.title}`), paragraphs(document.text));
  }
  return parts;
}
