/** Files that a bundle holds within its code. */

/** The bytes of a file that the build wrote as a data URL, in base64. */
export function bytesOfDataUrl(url: string): Uint8Array {
  const text = atob(url.slice(url.indexOf(',') + 1));
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}
