/** "C1.2 Conseiller un client", "BC2 – Encadrer", "CP 3. Relancer": the code of the source, and its words. */
const CODED = /^(\p{Lu}{1,4} ?\d+(?:[.-]\d+)*)\.?(?:\s*[:–—-]\s*|\s+)(?=\S)(.+)$/u;
const CODE = /^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,62}[A-Za-z0-9])?$/;

/** The code that a text begins with, without its space, and what follows it; null when there is none. */
export function codeAndText(text: string): { readonly code: string | null; readonly text: string } {
  const [, coded, rest] = CODED.exec(text) ?? [];
  const code = coded?.replace(' ', '');
  return code !== undefined && rest !== undefined && CODE.test(code)
    ? { code, text: rest }
    : { code: null, text };
}
