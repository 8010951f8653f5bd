import { describe, expect, it } from 'vitest';
import { levelShape } from '../../../src/documents/level-marks.ts';
import { bindClasses } from '../../../src/renderer/src/ui/class-names.ts';
import { MARK_SHAPES } from '../../../src/renderer/src/ui/mark-shapes.ts';
import type { MarkShape } from '../../../src/renderer/src/ui/mark-shapes.ts';
import { scaleStrokes, typedSignatureSvg } from '../../../src/renderer/src/ui/signature-svg.ts';

const shapes = Object.keys(MARK_SHAPES) as MarkShape[];

describe('state marks', () => {
  it('differ in one colour: no two shapes share their drawing', () => {
    expect(new Set(shapes.map((shape) => JSON.stringify(MARK_SHAPES[shape]))).size).toBe(shapes.length);
  });

  it.each(shapes)('%s stays on its field', (shape) => {
    for (const { d } of MARK_SHAPES[shape]) {
      const numbers = [...d.matchAll(/-?\d+(?:\.\d+)?/g)].map(([text]) => Number(text));
      expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
      expect(Math.max(...numbers)).toBeLessThanOrEqual(24);
    }
  });
});

describe('signs of levels', () => {
  const drawnInMinutes = (shape: 'full' | 'half' | 'empty') => {
    const { svg } = levelShape({ id: 'x', label: 'X', shape, weight: 1 }, 8);
    if (typeof svg !== 'string') throw new Error('drawn from markup');
    return svg;
  };

  it.each(['full', 'half', 'empty'] as const)('%s is drawn in minutes as on screen', (shape) => {
    const printed = [...drawnInMinutes(shape).matchAll(/<(circle|path) [^>]*>/g)].map(([element]) => ({
      d: / d="([^"]*)"/.exec(element)?.[1] ?? circlePath(Number(/ r="([\d.]+)"/.exec(element)?.[1])),
      strokeWidth: / stroke-width="([\d.]+)"/.exec(element)?.[1] ?? null,
    }));
    const shown = MARK_SHAPES[shape].map(({ d, strokeWidth }) => ({
      d,
      strokeWidth: strokeWidth === undefined ? null : String(strokeWidth),
    }));
    expect(shown).toEqual(printed);
  });

  /** A circle around the middle of the field, from its top. */
  function circlePath(radius: number): string {
    const [top, bottom] = [8 - radius, 8 + radius].map((y) => String(Math.round(y * 1000) / 1000));
    const arc = `A${String(radius)} ${String(radius)} 0 1 1 8 `;
    return `M8 ${String(top)}${arc}${String(bottom)}${arc}${String(top)}Z`;
  }
});

describe('typed signature', () => {
  it('escapes what a name may hold', () => {
    const svg = typedSignatureSvg('Anne <b> & "Zoé" d\'Exemple', '#14233c');
    expect(svg).toContain('Anne &lt;b&gt; &amp; &quot;Zoé&quot; d&apos;Exemple');
    expect(svg).not.toContain('<b>');
  });

  it('sets a long name smaller', () => {
    const sizeOf = (svg: string) => Number(/font-size="(\d+)"/.exec(svg)?.[1]);
    expect(sizeOf(typedSignatureSvg('A'.repeat(80), '#000'))).toBeLessThan(
      sizeOf(typedSignatureSvg('Ana', '#000')),
    );
  });
});

describe('scaleStrokes', () => {
  it('moves the points and keeps the rest', () => {
    const pen = {
      penColor: '#000000',
      dotSize: 0,
      minWidth: 1,
      maxWidth: 2,
      velocityFilterWeight: 0.7,
      compositeOperation: 'source-over' as const,
    };
    const strokes = [{ ...pen, points: [{ x: 10, y: 20, pressure: 0.4, time: 5 }] }];
    expect(scaleStrokes(strokes, 2)).toEqual([
      { ...pen, points: [{ x: 20, y: 40, pressure: 0.4, time: 5 }] },
    ]);
  });
});

describe('bindClasses', () => {
  it('keeps the names of the module, in order', () => {
    const cx = bindClasses({ root: 'a1', wide: 'b2' });
    expect(cx('root', false, 'unknown', 'wide', undefined)).toBe('a1 b2');
  });
});
