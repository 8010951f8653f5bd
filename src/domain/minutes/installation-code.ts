/** The code that an installation puts into the numbers it gives: four signs, e.g. `K7Q4`. */

/** Without vowels, which would make words, and without what is misread for a digit. */
const LETTERS = 'BCDFGHJKMNPQRSTVWXZ';
const SIGNS = `${LETTERS}23456789`;
const PATTERN = new RegExp(`^[${LETTERS}][${SIGNS}]{3}$`);

/** Random bytes that a code takes. */
export const CODE_BYTE_COUNT = 4;

/** The code that these bytes give: a letter first, so that a code is never read as a sequence. Throws RangeError on too few. */
export function installationCode(bytes: Uint8Array): string {
  if (bytes.length < CODE_BYTE_COUNT) throw new RangeError(`${String(bytes.length)} bytes`);
  return [...bytes.subarray(0, CODE_BYTE_COUNT)]
    .map((byte, index) => signAt(index === 0 ? LETTERS : SIGNS, byte))
    .join('');
}

/** Whether a text is such a code. */
export function isInstallationCode(text: string): boolean {
  return PATTERN.test(text);
}

function signAt(signs: string, byte: number): string {
  return signs.charAt(byte % signs.length);
}
