/**
 * Types and lint of everything in one process: the rules that ask for types get those that were worked out for the first
 * check, instead of working them out again.
 */
import { ESLint } from 'eslint';
import ts from 'typescript';
import { PROJECT_ROOT } from '../runtime/locations.ts';

const HOST: ts.FormatDiagnosticsHost = {
  getCurrentDirectory: () => PROJECT_ROOT,
  getCanonicalFileName: (name) => name,
  getNewLine: () => '\n',
};

const program = projectProgram();
const faults = ts.getPreEmitDiagnostics(program);
if (faults.length > 0) console.error(ts.formatDiagnostics(faults, HOST));
const complaints = await lint();
if (complaints !== '') console.error(complaints);
process.exitCode = faults.length === 0 && complaints === '' ? 0 : 1;

/** All files of tsconfig.json, as `tsc` reads them. */
function projectProgram(): ts.Program {
  const config = ts.getParsedCommandLineOfConfigFile(
    `${PROJECT_ROOT}/tsconfig.json`,
    {},
    {
      ...ts.sys,
      onUnRecoverableConfigFileDiagnostic: (fault) => {
        throw new Error(ts.formatDiagnostic(fault, HOST));
      },
    },
  );
  if (config === undefined) throw new Error('tsconfig.json could not be read');
  return ts.createProgram({
    rootNames: config.fileNames,
    options: config.options,
    configFileParsingDiagnostics: config.errors,
  });
}

/** What ESLint says of the project, warnings too; empty when it says nothing. */
async function lint(): Promise<string> {
  const eslint = new ESLint({
    cwd: PROJECT_ROOT,
    overrideConfig: {
      files: ['**/*.{ts,tsx}'],
      languageOptions: { parserOptions: { projectService: false, programs: [program] } },
    },
  });
  const results = await eslint.lintFiles(['.']);
  const formatter = await eslint.loadFormatter('stylish');
  return formatter.format(results);
}
