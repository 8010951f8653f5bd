/** Folder or file of src, what of the project it may import, and packages. */
export const LAYERS: readonly (readonly [
  place: string,
  mayKnow: readonly string[],
  packages: readonly string[],
])[];
