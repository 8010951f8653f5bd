/** What of a declared row has changed since: the schema carries no correction, so that somebody asks for it by hand. */
import type { DeclarationField } from './declaration-check.ts';
import { declaredRowXml } from './declaration-xml.ts';
import type { DeclaredRow } from './declaration.types.ts';

/** Elements that say who holds what and since when, and what each is called in a file. */
const TOLD: Readonly<Record<string, DeclarationField>> = {
  nomNaissance: 'birthName',
  nomUsage: 'usualName',
  prenom1: 'firstName',
  prenom2: 'otherFirstNames',
  prenom3: 'otherFirstNames',
  anneeNaissance: 'birthDate',
  moisNaissance: 'birthDate',
  jourNaissance: 'birthDate',
  sexe: 'sex',
  codeInsee: 'birthCode',
  codePostal: 'birthCode',
  codePaysNaissance: 'birthCountry',
  dateDebutValidite: 'validFrom',
  dateFinValidite: 'validUntil',
};

/** An element without children, with its text where it has any. */
const LEAF = /<cpf:(\w+)(?: xsi:nil="true"\/>|>([^<]*)<)/gu;

/** Fields in which a row says something else than a declaration (its XML) said under that technical id; none where it said nothing. */
export function differsFromDeclared(
  xml: string,
  technicalId: string,
  row: DeclaredRow,
): readonly DeclarationField[] {
  const now = declaredRowXml({ ...row, technicalId });
  const head = now.split('\n').find((line) => line.includes('<cpf:idTechnique>'));
  const from = head === undefined ? -1 : xml.indexOf(head.trim());
  if (from < 0) return [];
  const declared = leaves(xml.slice(from, xml.indexOf('</cpf:passageCertification>', from)));
  const said = leaves(now);
  const fields = Object.entries(TOLD).flatMap(([name, field]) =>
    (declared.get(name) ?? '') === (said.get(name) ?? '') ? [] : [field],
  );
  return [...new Set(fields)];
}

function leaves(xml: string): ReadonlyMap<string, string> {
  return new Map([...xml.matchAll(LEAF)].map(([, name = '', text = '']) => [name, text]));
}
