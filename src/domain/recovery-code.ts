/** A code that gives an administrator back what a forgotten PIN took: drawn once, written on paper, never kept as it is. */

/** Without the letters and digits that are taken for one another. */
const SIGNS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const GROUP = 5;

/** Bytes that a code is made from: 5 bits of each make a sign, 100 bits in all, which nobody guesses. */
export const RECOVERY_BYTES = 20;

/** As it is read out and written down, such as "ABCDE-FGHJK-LMNPQ-RSTUV". */
export function recoveryCode(bytes: Uint8Array): string {
  const signs = Array.from(bytes, (byte) => SIGNS.charAt(byte % SIGNS.length)).join('');
  return signs.replace(new RegExp(`(.{${String(GROUP)}})(?=.)`, 'g'), '$1-');
}

/** A code by its signs alone, however it was typed. */
export function bareRecoveryCode(typed: string): string {
  return typed.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');
}
