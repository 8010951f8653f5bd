/** Entry of the command, from source (`npm run verify`) and as the packaged `pupitre-verify`. */
import { runVerify } from './command.ts';

process.exitCode = await runVerify(process.argv.slice(2), {
  environment: process.env,
  out: (text) => process.stdout.write(text),
  error: (text) => process.stderr.write(text),
});
