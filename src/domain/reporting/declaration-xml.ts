/** Writes a declaration as XML. Same declaration, same bytes. What must stand in it is checked before (`declaration-check.ts`). */
import { FRANCE } from './declaration.types.ts';
import type { Declarant, Declaration, DeclaredHolder, DeclaredRow } from './declaration.types.ts';

export const DECLARATION_NAMESPACE = 'urn:cdc:cpf:pc5:schema:1.0.0';
const INSTANCE_NAMESPACE = 'http://www.w3.org/2001/XMLSchema-instance';

/** A name with its text, with what it holds, or null for one that is said to be nil. */
type Part = readonly [name: string, value: string | null | readonly Part[]];

/** Characters that XML cannot hold at all. */
// eslint-disable-next-line no-control-regex -- they are what is looked for
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu;

const MINUTE_MS = 60_000;
const HOUR_MINUTES = 60;

/** The file's text, UTF-8, without what is empty and may be left out. */
export function declarationXml({ at, declarant, fluxId, offsetMinutes, parts }: Declaration): string {
  const certifier: Part = [
    'certificateur',
    [
      ['idClient', declarant.certifierId],
      ['idContrat', declarant.contractId],
      ['certifications', parts.map((part) => certificationPart(part, declarant))],
    ],
  ];
  const content: readonly Part[] = [
    ['idFlux', fluxId],
    ['horodatage', dateTime(at, offsetMinutes)],
    [
      'emetteur',
      [
        ['idClient', declarant.senderId],
        ['certificateurs', [certifier]],
      ],
    ],
  ];
  const lines = content.flatMap((part) => written(part, 1));
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<cpf:flux xmlns:cpf="${DECLARATION_NAMESPACE}" xmlns:xsi="${INSTANCE_NAMESPACE}">`,
    ...lines,
    '</cpf:flux>',
    '',
  ].join('\n');
}

function certificationPart(
  { certification, rows }: Declaration['parts'][number],
  { depositor }: Declarant,
): Part {
  return [
    'certification',
    [
      ['type', certification.register],
      ['code', certification.code],
      ...optional('natureDeposant', depositor),
      ['passageCertifications', rows.map(rowPart)],
    ],
  ];
}

/** One row as a declaration holds it. */
export function declaredRowXml(row: DeclaredRow): string {
  return written(rowPart(row), 0).join('\n');
}

function rowPart(row: DeclaredRow): Part {
  return [
    'passageCertification',
    [
      ['idTechnique', row.technicalId],
      ['obtentionCertification', row.isByScore ? 'PAR_SCORING' : 'PAR_ADMISSION'],
      ['donneeCertifiee', 'true'],
      ...optional('dateDebutExamen', row.examFrom),
      ...optional('dateFinExamen', row.examTo),
      ...optional('modalitePassageExamen', row.examMode),
      ...optional('codePostalCentreExamen', row.examPostalCode),
      ['dateDebutValidite', row.validFrom],
      ['dateFinValidite', row.validUntil],
      ['presenceNiveauLangueEuro', String(row.languageLevel !== null)],
      ...optional('niveauLangueEuropeen', row.languageLevel),
      ['presenceNiveauNumeriqueEuro', String(row.hasDigitalLevel)],
      ['scoring', xmlText(row.score) === '' ? null : row.score],
      ['mentionValidee', row.mention],
      ['modalitesInscription', enrolmentParts(row)],
      ['identificationTitulaire', [['titulaire', holderParts(row.holder)]]],
    ],
  ];
}

function enrolmentParts({ accessWay, enrolledOn, initiative, vaeWay }: DeclaredRow): readonly Part[] {
  return [
    ['modaliteAcces', accessWay],
    ...optional('voieAccessVAE', vaeWay),
    ...optional('initiativeInscription', initiative),
    ...optional('dateInscription', enrolledOn),
  ];
}

function holderParts(holder: DeclaredHolder): readonly Part[] {
  const [first = '', second = '', third = ''] = holder.firstNames;
  const [year = '', month = '', day = ''] = (holder.birthDate ?? '').split('-');
  return [
    ['nomNaissance', holder.birthName],
    ['nomUsage', xmlText(holder.usualName) === '' ? null : holder.usualName],
    ['prenom1', first],
    ...optional('prenom2', second),
    ...optional('prenom3', third),
    ['anneeNaissance', year],
    ['moisNaissance', String(Number(month))],
    ['jourNaissance', String(Number(day))],
    ['sexe', holder.sex ?? ''],
    ['codeCommuneNaissance', [birthPlacePart(holder)]],
    ...optional('libelleCommuneNaissance', holder.birthPlace),
    ...optional('codePaysNaissance', holder.birthCountry ?? FRANCE),
  ];
}

/** The INSEE code before the postal code, which stands for several communes. */
function birthPlacePart({ birthCode, birthPostcode }: DeclaredHolder): Part {
  if (birthCode !== null && birthCode !== '') return ['codeInseeNaissance', [['codeInsee', birthCode]]];
  return ['codePostalNaissance', [['codePostal', birthPostcode]]];
}

/** Nothing at all where there is nothing to say. */
function optional(name: string, value: string | null): readonly Part[] {
  return value === null || xmlText(value) === '' ? [] : [[name, value]];
}

function written([name, value]: Part, depth: number): readonly string[] {
  const indent = '  '.repeat(depth);
  if (value === null) return [`${indent}<cpf:${name} xsi:nil="true"/>`];
  if (typeof value === 'string') return [`${indent}<cpf:${name}>${escaped(value)}</cpf:${name}>`];
  return [
    `${indent}<cpf:${name}>`,
    ...value.flatMap((part) => written(part, depth + 1)),
    `${indent}</cpf:${name}>`,
  ];
}

/** A text without the characters that XML cannot hold. */
export function xmlText(text: string): string {
  return text.replace(NOT_XML, '');
}

function escaped(text: string): string {
  return xmlText(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;');
}

/** Whole seconds with the offset in hours and minutes, as the schema's pattern wants it. */
function dateTime(at: number, offsetMinutes: number): string {
  const local = new Date(at + offsetMinutes * MINUTE_MS).toISOString().slice(0, 19);
  const ahead = Math.abs(offsetMinutes);
  const pad = (value: number) => String(value).padStart(2, '0');
  const offset = `${pad(Math.trunc(ahead / HOUR_MINUTES))}:${pad(ahead % HOUR_MINUTES)}`;
  return `${local}${offsetMinutes < 0 ? '-' : '+'}${offset}`;
}
