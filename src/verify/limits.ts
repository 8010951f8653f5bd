/** How much of anything is read: honest files stay far below, and whatever is given must get its answer within seconds. */

/** A hundred times a long minutes with all its signatures; also the most of any file given beside. */
export const MAX_FILE_BYTES = 16 * 1024 * 1024;
/** Members, their seal, a timestamp: each adds one. */
export const MAX_REVISIONS = 64;
/** An authority has one list at a time; each is held to each certificate of its name. */
export const MAX_REVOCATION_LISTS = 64;
export const MAX_MEMBERS = 100;
export const MAX_COMPETENCES = 1_000;
/** Values of the attached data of minutes, and of a proof whose chain is long. */
export const MAX_MINUTES_VALUES = 60_000;
export const MAX_PROOF_VALUES = 400_000;

const MAX_DEPTH = 32;
const MAX_JSON_BYTES = 8 * 1024 * 1024;
const [QUOTE, BACKSLASH, OPEN_BRACKET, CLOSE_BRACKET, OPEN_BRACE, CLOSE_BRACE] = [
  0x22, 0x5c, 0x5b, 0x5d, 0x7b, 0x7d,
] as const;

/** Whether bytes may be parsed as JSON: neither too long nor nested beyond reason, which would keep the parser busy. */
export function isParsable(bytes: Uint8Array): boolean {
  if (bytes.length > MAX_JSON_BYTES) return false;
  let [depth, isInString, isEscaped] = [0, false, false];
  for (const octet of bytes) {
    if (isInString) {
      if (isEscaped) isEscaped = false;
      else if (octet === BACKSLASH) isEscaped = true;
      else if (octet === QUOTE) isInString = false;
    } else if (octet === QUOTE) isInString = true;
    else if (octet === OPEN_BRACKET || octet === OPEN_BRACE) depth += 1;
    else if (octet === CLOSE_BRACKET || octet === CLOSE_BRACE) depth -= 1;
    if (depth > MAX_DEPTH) return false;
  }
  return true;
}

/** Whether parsed JSON has at most that many values, none of them nested beyond reason. */
export function isModest(data: unknown, maxValues: number): boolean {
  const waiting: { readonly value: unknown; readonly depth: number }[] = [{ value: data, depth: 0 }];
  let count = 0;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    count += 1;
    if (count + waiting.length > maxValues || next.depth > MAX_DEPTH) return false;
    if (typeof next.value !== 'object' || next.value === null) continue;
    const { depth } = next;
    const values: unknown[] = Object.values(next.value);
    if (values.length > maxValues) return false;
    for (const value of values) waiting.push({ value, depth: depth + 1 });
  }
  return true;
}
