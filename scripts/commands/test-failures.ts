/** Which tests failed and why, as the runners' JSON reports say it: the last lines of a long run must name them. */
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { PROJECT_ROOT } from '../runtime/locations.ts';
import { listOf, textOf } from './report-fields.ts';

/** Of a message, so many lines are told again: the whole of it stands where the runner printed it. */
const LINES = 12;

/** Failures of a Vitest JSON report, each a text of some lines; a file that could not be run is one. */
export function vitestFailures(report: unknown): readonly string[] {
  return listOf(report, 'testResults').flatMap((file) => {
    const name = path.relative(PROJECT_ROOT, textOf(file, 'name'));
    const tests = listOf(file, 'assertionResults');
    const failed = tests
      .filter((test) => textOf(test, 'status') === 'failed')
      .map((test) =>
        failure(`${name} › ${textOf(test, 'fullName')}`, listOf(test, 'failureMessages').map(String)),
      );
    if (failed.length > 0 || textOf(file, 'status') !== 'failed') return failed;
    return [failure(name, [textOf(file, 'message')])];
  });
}

/** Failures of a Playwright JSON report, each a text of some lines. */
export function playwrightFailures(report: unknown): readonly string[] {
  return listOf(report, 'suites').flatMap((suite) => [
    ...playwrightFailures(suite),
    ...listOf(suite, 'specs').flatMap((spec) =>
      listOf(spec, 'tests')
        .flatMap((test) => listOf(test, 'results'))
        .filter((result) => !['passed', 'skipped'].includes(textOf(result, 'status')))
        .map((result) =>
          failure(
            `${textOf(spec, 'file')} › ${textOf(spec, 'title')}`,
            listOf(result, 'errors').map((error) => textOf(error, 'message')),
          ),
        ),
    ),
  ]);
}

function failure(name: string, messages: readonly string[]): string {
  const lines = messages.flatMap((message) => stripVTControlCharacters(message).split('\n').slice(0, LINES));
  return [`FAILED ${name}`, ...lines.map((line) => `    ${line}`)].join('\n');
}
