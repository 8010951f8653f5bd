/** That a candidate validated one bloc, and when. */
import type { Content } from 'pdfmake/interfaces';
import { formatIsoDate } from '../../../documents/french-format.ts';
import { validUntil } from '../../../domain/issuing/validity.ts';
import { ATTESTATION, PAPER, PAPER_TITLE } from './issuing-wording.ts';
import { birthText, blocOf, closingWithProof, letterhead, marks, referenceText } from './paper-parts.ts';
import type { AttestationData, CertificateData } from './paper.types.ts';
import { holderName } from '../../../domain/issuing/holder-name.ts';

/** More than these would push the signature to another page. */
const MOST_COMPETENCES = 14;

export function attestationPages(data: AttestationData): Content[] {
  const { blocId, candidate, competences, results, template } = data;
  const { certification, number, session } = results;
  const bloc = blocOf(results, blocId);
  const until = validUntil(session.date, bloc.validityYears);
  const reference = referenceText(certification);
  return [
    letterhead(data),
    ...marks(data),
    { text: PAPER_TITLE.attestation, style: 'title' },
    ...(data.number === '' ? [] : [{ text: PAPER.number(data.number), style: 'number' }]),
    { text: ATTESTATION.attests(template.organisation), margin: [0, 26, 0, 8] },
    { text: holderName(candidate), bold: true, fontSize: 18 },
    { text: civil(data), margin: [0, 3, 0, 14] },
    { text: ATTESTATION.validated(certification.words.bloc.one) },
    {
      text: [
        { text: `${bloc.label} `, bold: true },
        { text: bloc.title, bold: true },
      ],
      fontSize: 13,
      margin: [0, 6, 0, 6],
    },
    {
      text: `${ATTESTATION.of} ${certification.title}${reference === '' ? '' : ` (${reference})`},`,
    },
    {
      text: `${ATTESTATION.by(formatIsoDate(session.date))} ${PAPER.minutes(number)}.`,
      margin: [0, 3, 0, 0],
    },
    ...(until === null
      ? []
      : [{ text: ATTESTATION.valid(formatIsoDate(until)), margin: [0, 8, 0, 0] as never }]),
    ...competenceList(competences),
    { text: ATTESTATION.notWhole, margin: [0, 12, 0, 0] },
    closingWithProof(data),
  ];
}

function competenceList(competences: readonly string[]): Content[] {
  if (competences.length === 0 || competences.length > MOST_COMPETENCES) return [];
  return [
    {
      ul: competences.map((text): Content => ({ text, margin: [0, 1.5, 0, 0] })),
      fontSize: 9,
      margin: [0, 12, 0, 0],
    },
  ];
}

/** Birth as a phrase, with the birth name of who uses another. */
export function civil({
  candidate,
  sex,
}: Pick<AttestationData | CertificateData, 'candidate' | 'sex'>): string {
  const { birthDate, birthName, birthPlace, usualName } = candidate;
  const born =
    birthDate === '' ? birthText(candidate) : PAPER.born(sex, formatIsoDate(birthDate), birthPlace);
  return usualName === '' ? born : `${born}, nom de naissance : ${birthName}`;
}
