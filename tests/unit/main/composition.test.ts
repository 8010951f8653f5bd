import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { PIN_COST } from '../../../src/core/kernel/pin.ts';

const SOURCES = fileURLToPath(new URL('../../../src', import.meta.url));

/** Each line of the application that names what a PIN's hash costs, as "file: line". */
function linesWith(pattern: RegExp): readonly string[] {
  return globSync('**/*.{ts,tsx}', { cwd: SOURCES }).flatMap((file) =>
    readFileSync(`${SOURCES}/${file}`, 'utf8')
      .split('\n')
      .filter((line) => pattern.test(line))
      .map((line) => `${file}: ${line.trim()}`),
  );
}

describe('the composed application', () => {
  it('makes each PIN cost what it should, with no other way in', () => {
    expect(PIN_COST).toEqual({ N: 32_768, r: 8, p: 1 });
    expect(linesWith(/\bpinCost\s*[:=,?]/)).toEqual(
      expect.arrayContaining(['core/open-core.ts: pinCost: PIN_COST,']),
    );
    // A type and one value: neither an environment variable nor a setting reaches it.
    expect(linesWith(/\bpinCost\s*[:=,?]/)).toHaveLength(2);
    expect(linesWith(/\bPIN_COST\b/).filter((line) => line.startsWith('core/open-core.ts'))).toEqual([
      "core/open-core.ts: import { createPinGuard, PIN_COST } from './kernel/pin.ts';",
      'core/open-core.ts: pinCost: PIN_COST,',
    ]);
    // The other is what the code of a sealed file costs, which is no PIN.
    expect(linesWith(/\bN: \d/).toSorted()).toEqual([
      'core/areas/handovers/sealed-file.ts: const COST = { N: 2 ** 15, r: 8, p: 1 };',
      'core/kernel/pin.ts: export const PIN_COST: PinCost = { N: 2 ** 15, r: 8, p: 1 };',
    ]);
  });
});
