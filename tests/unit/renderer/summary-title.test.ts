import { expect, test } from 'vitest';
import { summaryTitleKey } from '../../../src/renderer/src/lib/summary-title.ts';

test('a form says that it lacks something only while it does; a refused change has a title of its own', () => {
  expect(summaryTitleKey(2)).toBe('field.errorsTitle');
  expect(summaryTitleKey(0)).toBe('field.refusedTitle');
});
