/** In which order Vitest runs the files. */
import { BaseSequencer } from 'vitest/node';
import type { TestSpecification } from 'vitest/node';

/** Files that take over fifteen seconds: begun last, they would hold up the end of the run. */
const LONG = [
  'all-endpoints.property',
  'crash',
  'passage/paper-grid',
  'passage/together',
  'released-profile',
  'tamper',
  'text-in-cells',
  'honest-pages',
  'archive/archive',
  'issuing/issuing',
  'session-day/session-day',
  'certifications/minutes.property',
  'decisions/deliberation',
  'decisions/current-ruling',
  'decisions/deciding-elsewhere',
  'decisions/received',
  'decisions/marks',
  'decisions/received-counts',
  'decisions/received-states',
  'decisions/received.property',
  'tags',
];

/**
 * The long ones first, and one project after the other: a worker keeps what it loaded, compiled and drew until it goes on
 * to another project.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isShort = ({ moduleId }: TestSpecification) =>
      LONG.every((name) => !moduleId.endsWith(`/${name}.test.ts`));
    const rank = (file: TestSpecification) => (file.project.name === 'db' ? 0 : 2) + Number(isShort(file));
    const usual = await super.sort(files);
    return usual.toSorted((one, other) => rank(one) - rank(other));
  }
}
