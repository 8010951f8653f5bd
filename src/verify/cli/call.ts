/** The arguments of the command. */
import type { TrustRole } from '../trust.ts';
import { type Language, preferredLanguage } from '../wording.ts';

export interface FileArgument {
  readonly path: string;
  /** What its certificates are given for; null when nothing is said. */
  readonly role: TrustRole | null;
}

export interface Call {
  readonly files: readonly FileArgument[];
  readonly isJson: boolean;
  readonly language: Language;
  readonly isHelp: boolean;
  /** An argument that is not understood. */
  readonly unknown: string | null;
}

const ROLES: ReadonlyMap<string, TrustRole> = new Map([
  ['--authority', 'minutes'],
  ['--seal-authority', 'seal'],
  ['--timestamp-authority', 'timestamp'],
]);

/** Reads the arguments; the language is that of the environment unless one is asked for. */
export function readCall(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Call {
  const { LANG, LC_ALL, LC_MESSAGES } = environment;
  const files: FileArgument[] = [];
  let language = preferredLanguage(
    [LC_ALL, LC_MESSAGES, LANG].flatMap((tag) => (tag ? [tag.replace('_', '-')] : [])),
  );
  let [isJson, isHelp] = [false, false];
  let unknown: string | null = null;
  let areFilesOnly = false;
  for (let index = 0; index < args.length; index += 1) {
    const argument = args[index] ?? '';
    const [, name = argument, joined] = /^(--[a-z-]+)=(.*)$/.exec(argument) ?? [];
    const role = ROLES.get(name);
    if (areFilesOnly || !name.startsWith('-')) files.push({ path: argument, role: null });
    else if (name === '--') areFilesOnly = true;
    else if (name === '--json' && joined === undefined) isJson = true;
    else if (name === '--help' || name === '-h') isHelp = true;
    else if (name === '--language') {
      const asked = joined ?? args[(index += 1)] ?? '';
      if (asked === 'fr' || asked === 'en') language = asked;
      else unknown ??= `--language ${asked}`.trim();
    } else if (role !== undefined) {
      const path = joined ?? args[(index += 1)] ?? '';
      if (path === '') unknown ??= name;
      else files.push({ path, role });
    } else unknown ??= name;
  }
  return { files, isJson, isHelp, language, unknown };
}
