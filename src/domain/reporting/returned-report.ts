/**
 * The report that comes back after a declaration. Its shape is not public: any XML is read in which an element holds a technical
 * id beside a status or a reason, by the names that such files use. What says neither is kept as unclear, never as accepted.
 */

/** An element of an XML file: name without prefix, its own text, its children. */
export interface XmlElement {
  readonly name: string;
  readonly text: string;
  readonly children: readonly XmlElement[];
}

export interface ReturnedRow {
  readonly technicalId: string;
  readonly verdict: 'accepted' | 'refused' | 'unclear';
  /** What the report says of it; empty where it says nothing. */
  readonly reason: string;
}

const ID = /^(?:idTechnique|identifiantTechnique)$/i;
const STATUS = /^(?:statut|status|etat|resultat|codeRetour)/i;
const REASON = /(?:motif|raison|libelle|message|erreur|anomalie|commentaire|rejet|detail)/i;
const ACCEPTED = /^(?:ok|0|accept|valid|int[ée]gr|succ[eè]s|trait[ée]|enregistr|conforme|rapproch|accroch)/i;
const REFUSED = /^(?:ko|rejet|refus|err|invalid|non|[ée]chec|anomalie|suppr|annul|retir)/i;

/** Rows of the report, each technical id once, the last word on it; null when it speaks of no technical id. */
export function readReturnedReport(root: XmlElement): readonly ReturnedRow[] | null {
  const rows = new Map<string, ReturnedRow>();
  for (const element of withIds(root)) {
    const row = rowOf(element);
    if (row !== null) rows.set(row.technicalId, row);
  }
  return rows.size === 0 ? null : [...rows.values()];
}

/** Elements that hold a technical id among their own children. */
function withIds(element: XmlElement): readonly XmlElement[] {
  const own = element.children.some(({ name }) => ID.test(name)) ? [element] : [];
  return [...own, ...element.children.flatMap(withIds)];
}

function rowOf(element: XmlElement): ReturnedRow | null {
  const technicalId = element.children.find(({ name }) => ID.test(name))?.text.trim() ?? '';
  if (technicalId === '') return null;
  const inner = element.children.filter(({ name }) => !ID.test(name)).flatMap(leaves);
  const status = inner.find(({ name }) => STATUS.test(name))?.text.trim() ?? '';
  const reasons = inner.filter(({ name, text }) => REASON.test(name) && text.trim() !== '');
  const reason = [...new Set(reasons.map(({ text }) => text.trim()))].join(' ; ');
  return { technicalId, verdict: verdictOf(status, reason), reason };
}

function verdictOf(status: string, reason: string): ReturnedRow['verdict'] {
  if (REFUSED.test(status)) return 'refused';
  if (ACCEPTED.test(status)) return 'accepted';
  return status === '' && reason !== '' ? 'refused' : 'unclear';
}

/** Elements without children, the ids of other rows left out. */
function leaves(element: XmlElement): readonly XmlElement[] {
  if (element.children.some(({ name }) => ID.test(name))) return [];
  return element.children.length === 0 ? [element] : element.children.flatMap(leaves);
}

/** What of a row is probably to be mended, by the words of its reason. */
export type MendHint =
  | 'names'
  | 'sex'
  | 'birthDate'
  | 'birthPlace'
  | 'code'
  | 'contract'
  | 'twice'
  | 'validity'
  | 'accessWay'
  | null;

const HINTS: readonly (readonly [RegExp, Exclude<MendHint, null>])[] = [
  [/doublon|d[ée]j[àa]|existe/i, 'twice'],
  [/sexe|civilit/i, 'sex'],
  [/commune|pays|lieu|insee|postal/i, 'birthPlace'],
  [/date.{0,12}naissance|ann[ée]e|jour|mois|n[ée]\(?e?\)? le/i, 'birthDate'],
  [/\bnom|pr[ée]nom|identit|titulaire/i, 'names'],
  [/validit/i, 'validity'],
  [/modalit|acc[eè]s|inscription/i, 'accessWay'],
  [/contrat|client|habilit|d[ée]posant/i, 'contract'],
  [/rncp|\brs\b|certification|code/i, 'code'],
];

/** What is probably to be mended for a reason of a report; null where its words do not tell. */
export function mendHint(reason: string): MendHint {
  return HINTS.find(([words]) => words.test(reason))?.[1] ?? null;
}
