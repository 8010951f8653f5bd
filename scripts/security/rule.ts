import type { MainCode } from './main-code.ts';
import type { PackageFiles } from './read-package.ts';

/** What the rules are asked of. */
export interface Subject {
  readonly files: PackageFiles;
  readonly main: MainCode;
  readonly text: (name: string) => string;
  /** The Electron that the sources name. */
  readonly namedElectron: string;
}

/** Answers what is wrong, in words; nothing when the rule holds. */
export type Rule = readonly [
  id: string,
  (subject: Subject) => readonly string[] | Promise<readonly string[]>,
];
