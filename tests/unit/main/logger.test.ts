import { describe, expect, it } from 'vitest';
import { DatabaseError } from '../../../src/core/db/database-error.ts';
import { describeFailure } from '../../../src/core/kernel/describe-failure.ts';

describe('a logged failure', () => {
  it('names its kind and place, and leaves out what someone may have typed', () => {
    const failure = describeFailure(new TypeError('Jeanne Exemple is not a number'));
    expect(failure).toMatch(/^TypeError\n\s+at /);
    expect(failure).not.toContain('Jeanne');
    const coded = Object.assign(new Error("ENOENT, open '/home/jeanne/x'"), { code: 'ENOENT' });
    expect(describeFailure(coded)).toMatch(/^Error ENOENT\n/);
    expect(describeFailure(coded)).not.toContain('jeanne/x');
    expect(describeFailure('Jeanne Exemple')).toBe('string');
  });

  it('keeps the message of a storage error, which quotes no value', () => {
    expect(describeFailure(new DatabaseError('disk-full', 'database or disk is full'))).toContain(
      'database or disk is full',
    );
  });
});
