/** In the place of Node's module: documents that are drawn again hold no picture and are never compressed. */

export function deflateSync(): never {
  throw new Error('nothing is compressed here');
}

export function inflate(): never {
  throw new Error('no picture is read here');
}
