/** Entry of the command, from source (`npm run verify`) and as the packaged `pupitre-verify`. */
import { readFileSync } from 'node:fs';
import { openFaces } from '../../drawing/faces.ts';
import { createRedrawing } from '../../drawing/redrawing.ts';
import { runVerify } from './command.ts';

/** The package holds the fonts beside the command. */
const FONTS = import.meta.url.endsWith('.ts') ? '../../../resources/fonts/' : './fonts/';

process.exitCode = await runVerify(process.argv.slice(2), {
  environment: process.env,
  redrawing: createRedrawing(() =>
    openFaces((name) => readFileSync(new URL(`${FONTS}${name}`, import.meta.url))),
  ),
  out: (text) => process.stdout.write(text),
  error: (text) => process.stderr.write(text),
});
