/** Files that a command line names. */
import { statSync } from 'node:fs';
import { resolve } from 'node:path';

/** The files that a command line names; `first` is where what the user gave begins. */
export function filesOf(argv: readonly string[], first: number, folder: string): readonly string[] {
  return argv
    .slice(first)
    .filter((argument) => !argument.startsWith('-'))
    .map((argument) => resolve(folder, argument))
    .filter(isFile);
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
