import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { GROUNDS } from '../../../src/main/platform/grounds.ts';

const css = readFileSync(
  fileURLToPath(new URL('../../../src/renderer/src/ui/tokens.css', import.meta.url)),
  'utf8',
);

type Tokens = Readonly<Record<string, string>>;

/** Custom properties of the first rule of that selector. */
function tokensOf(selector: string): Tokens {
  const from = css.indexOf(selector);
  if (from < 0) throw new Error(`no rule "${selector}" in tokens.css`);
  const body = css.slice(css.indexOf('{', from) + 1, css.indexOf('}', from));
  const pairs = [...body.matchAll(/--([a-z-]+):\s*([^;]+);/g)];
  return Object.fromEntries(pairs.map(([, name = '', value = '']) => [name, value.replace(/\s+/g, ' ')]));
}

const themes = {
  light: tokensOf(":root[data-theme='light']"),
  dark: tokensOf(":root[data-theme='dark']"),
  contrast: tokensOf(":root[data-theme='contrast']"),
};

function luminance(hex: string): number {
  const channels = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  const [red = 0, green = 0, blue = 0] = channels;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function ratio(first: string, second: string): number {
  const [low = 0, high = 0] = [luminance(first), luminance(second)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

/** Text and the grounds it is set on, with the least contrast of WCAG 2.2: 1.4.3 for text, 1.4.11 for edges. */
const TEXT: readonly (readonly [string, readonly string[]])[] = [
  ['ink', ['ground', 'sheet', 'sunk', 'accent-wash', 'caution-wash', 'danger-wash', 'info-wash']],
  ['ink-soft', ['ground', 'sheet', 'sunk', 'accent-wash']],
  ['ink-faint', ['ground', 'sheet', 'sunk', 'accent-wash']],
  ['accent', ['ground', 'sheet', 'sunk', 'accent-wash']],
  ['accent-strong', ['ground', 'sheet', 'sunk']],
  ['danger', ['ground', 'sheet', 'sunk', 'danger-wash']],
  ['caution', ['ground', 'sheet', 'sunk', 'caution-wash']],
  ['info', ['ground', 'sheet', 'info-wash']],
  ['on-accent', ['accent', 'accent-strong']],
];

const EDGES: readonly (readonly [string, readonly string[]])[] = [
  ['line-strong', ['ground', 'sheet']],
  ['focus', ['ground', 'sheet', 'sunk']],
];

describe.each(Object.entries(themes))('theme %s', (_name, tokens) => {
  const colour = (name: string) => {
    const value = tokens[name];
    if (value === undefined) throw new Error(`no token ${name}`);
    return value;
  };

  it.each(TEXT)('writes %s legibly', (text, grounds) => {
    for (const ground of grounds) {
      expect(ratio(colour(text), colour(ground)), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5);
    }
  });

  it.each(EDGES)('draws %s visibly', (edge, grounds) => {
    for (const ground of grounds) {
      expect(ratio(colour(edge), colour(ground)), `${edge} on ${ground}`).toBeGreaterThanOrEqual(3);
    }
  });
});

it('gives high contrast seven to one', () => {
  const { ground = '', ...rest } = themes.contrast;
  for (const name of ['ink', 'ink-soft', 'ink-faint', 'accent', 'danger', 'caution', 'info']) {
    expect(ratio(rest[name] ?? '', ground), name).toBeGreaterThanOrEqual(7);
  }
});

it('holds the values of each theme once', () => {
  const grounds = [...css.matchAll(/--ground:\s*([^;]+);/g)].map(([, value]) => value);
  // The last is paper's.
  expect(grounds).toEqual([...Object.values(themes).map(({ ground }) => ground), '#ffffff']);
});

it('opens the window on the ground of its theme', () => {
  for (const [name, tokens] of Object.entries(themes)) {
    expect(GROUNDS[name as keyof typeof GROUNDS], name).toBe(tokens['ground']);
  }
});
