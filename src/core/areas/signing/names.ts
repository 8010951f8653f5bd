/** Names in certificates. The standard bounds each part to 64 characters. */
import type { JsonAttributeObject, JsonNameParams } from '@peculiar/x509';

const MAX_PART = 64;
const COUNTRY = 'FR';

/** Name of the local authority of an organisation; of this installation when the organisation has no name yet. */
export function authorityName(organisation: string): JsonNameParams {
  return named(
    organisation === '' ? 'Autorité locale' : `Autorité locale ${of(organisation)}`,
    organisation,
    '',
  );
}

/** Name under which the local authority's seal signs. */
export function sealName(organisation: string): JsonNameParams {
  return named(
    organisation === '' ? 'Cachet de l’organisme' : `Cachet ${of(organisation)}`,
    organisation,
    '',
  );
}

/** Name of a member of a jury, in the capacity in which they sign. */
export function memberName(name: string, capacity: string, organisation: string): JsonNameParams {
  return named(name, organisation, capacity);
}

/** A text as a part of a name holds it. */
export function namePart(text: string): string {
  const characters = Array.from(text.trim());
  return characters.length <= MAX_PART ? text.trim() : `${characters.slice(0, MAX_PART - 1).join('')}…`;
}

function named(commonName: string, organisation: string, unit: string): JsonNameParams {
  return [
    { CN: [text(commonName)] },
    ...(unit === '' ? [] : [{ OU: [text(unit)] }]),
    ...(organisation === '' ? [] : [{ O: [text(organisation)] }]),
    { C: [{ printableString: COUNTRY }] },
  ];
}

/** As it is: a bare string would be read as an expression, in which quotes and hashes have a meaning. */
function text(part: string): JsonAttributeObject {
  return { utf8String: namePart(part) };
}

function of(organisation: string): string {
  const first = organisation.normalize('NFD').charAt(0).toLocaleLowerCase('fr-FR');
  return 'aeiouyœæ'.includes(first) ? `d’${organisation}` : `de ${organisation}`;
}
