/** A set-up step that failed for a reason the person at the keyboard can act on. */
export class SetupFailure extends Error {
  /** What to do about it, one line each. */
  readonly remedies: readonly string[];

  constructor(message: string, remedies: readonly string[] = []) {
    super(message);
    this.name = 'SetupFailure';
    this.remedies = remedies;
  }
}

/** Turns file-system errors that mean something to a person into failures; passes everything else through. */
export function explainFileError(error: unknown, place: string): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new SetupFailure(`The disk is full: ${place} could not be written.`, [
      'Free about 1 GB, or point PUPITRE_CACHE_DIR to a disk with room, then run the command again.',
    ]);
  }
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return new SetupFailure(`${place} may not be written.`, [
      'Give your user the right to write there, or point PUPITRE_CACHE_DIR to a folder of your own.',
    ]);
  }
  return error;
}

/** Runs a command's body; prints a set-up failure in words and exits with 1. */
export async function runAsCommand(body: () => Promise<number>): Promise<never> {
  try {
    process.exit(await body());
  } catch (error) {
    if (!(error instanceof SetupFailure)) throw error;
    console.error(`\n${error.message}`);
    for (const remedy of error.remedies) console.error(`  ${remedy}`);
    process.exit(1);
  }
}
