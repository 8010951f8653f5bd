/** What a request pretends to that is not so. */

/** What the members know: their PINs, and the seats that were opened. */
interface Known {
  readonly pins: ReadonlyMap<string, string>;
  readonly seats: readonly { readonly token: string; readonly isOpen: boolean }[];
}

type Asked = Readonly<Record<string, unknown>>;

/** Why it must be refused, from what the members know; null when it may be granted. */
export function forgeryOf(door: string, request: unknown, known: Known): string | null {
  if (typeof request !== 'object' || request === null) return null;
  const asked = request as Asked;
  return wrongPin(door, asked, known) ?? staleSeat(door, asked, known);
}

/** A new PIN is no claim; every other one says who someone is. */
function wrongPin(door: string, asked: Asked, { pins }: Known): string | null {
  if (door === 'sessions.setPin') {
    const right = pins.get(String(asked['jurorId']));
    return right !== undefined && asked['currentPin'] !== right ? 'the current PIN is wrong' : null;
  }
  // The new PIN of who forgot theirs, or is named, is no claim; those who answer for it make theirs.
  const answered =
    door === 'pins.reset'
      ? asked['confirmations']
      : door === 'app.saveAdministrator'
        ? asked['confirmation']
        : asked;
  const claims = claimsOf(answered);
  const isWrong = claims.some(({ jurorId, pin }) => pins.get(jurorId) !== pin);
  return isWrong ? 'a PIN is wrong' : null;
}

/** Who gives which PIN, anywhere in a request. */
function claimsOf(value: unknown): readonly { readonly jurorId: string; readonly pin: string }[] {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return [];
  const { administratorId, attestedBy = administratorId, jurorId = attestedBy, pin } = value as Asked;
  const own = typeof jurorId === 'string' && typeof pin === 'string' ? [{ jurorId, pin }] : [];
  return [...own, ...Object.values(value).flatMap(claimsOf)];
}

function staleSeat(door: string, { token }: Asked, { seats }: Known): string | null {
  // Closing what is closed changes nothing.
  if (typeof token !== 'string' || door === 'seats.close') return null;
  return seats.some((seat) => seat.isOpen && seat.token === token) ? null : 'the seat is closed';
}
