import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { Scale } from '../../../src/domain/assessment/assessment.types.ts';
import { letteredSign } from '../../../src/domain/assessment/level-letters.ts';
import { outlinePath } from '../../../src/domain/assessment/level-shapes.ts';
import { assessedCompetences } from '../../../src/domain/certification/assessed.ts';
import { levelShape } from '../../../src/documents/level-marks.ts';
import { bindClasses } from '../../../src/renderer/src/ui/class-names.ts';
import { MARK_SHAPES } from '../../../src/renderer/src/ui/mark-shapes.ts';
import { levelsOf } from '../../../src/renderer/src/lib/marks.ts';
import { MarkSign } from '../../../src/renderer/src/ui/mark-glyph.tsx';
import type { MarkShape, Sign } from '../../../src/renderer/src/ui/mark-shapes.ts';
import { scaleStrokes, typedSignatureSvg } from '../../../src/renderer/src/ui/signature-svg.ts';
import { cqp } from '../certification/certification-files.ts';

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
    const { svg } = levelShape(shape, 8);
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

describe('signs of a scale of any count', () => {
  /** A session's own scale: its three shapes would serve for five levels. */
  const FIVE: Scale = {
    levels: [
      { id: 'c1', label: 'C1', weight: 1, shape: 'full' },
      { id: 'b2', label: 'B2', weight: 0.75, shape: 'full' },
      { id: 'b1', label: 'B1', weight: 0.5, shape: 'half' },
      { id: 'a2', label: 'A2', weight: 0.25, shape: 'empty' },
      { id: 'a1', label: 'A1', weight: 0, shape: 'empty' },
    ],
  };

  /** A sign as it is drawn, without its colour. */
  const drawn = (sign: Sign) => renderToStaticMarkup(createElement(MarkSign, { sign }));

  it('are five different ones where three shapes served for five levels', () => {
    const [test] = cqp.tests;
    if (test === undefined) throw new Error('a certification has tests');
    const [competence] = assessedCompetences({ certification: cqp, test, sessionScale: FIVE });
    const scale = competence?.criteria[0]?.scale;
    const signs = scale === undefined ? [] : levelsOf(scale).map(({ sign }) => drawn(sign));
    expect(new Set(signs).size).toBe(5);
    expect(signs.map((sign) => />([^<]*)<\/text>/.exec(sign)?.[1])).toEqual(['C1', 'B2', 'B1', 'A2', 'A1']);
  });

  it.each([2, 3, 4, 5, 6, 7, 8, 9, 10])('are as many as its %i levels', (count) => {
    const levels = Array.from({ length: count }, (_, rank) => ({
      id: `l${String(rank)}`,
      label: `Niveau ${String(count - rank)}`,
      short: String(count - rank),
      value: count - rank,
    }));
    const signs = levelsOf({ kind: 'levels', id: 's', title: 's', levels }).map(({ sign }) => drawn(sign));
    expect(new Set(signs).size).toBe(count);
  });

  it.each(['A', 'B2', 'ECA', 'WWWWWW', '++', 'Très b', '10'])(
    'hold the letters %s in their frame',
    (letters) => {
      const { baseline, fontSize, frame, height, middle, width } = letteredSign(letters);
      // No letter of the interface's strong type is wider than an em; most are three fifths of one.
      const text = letters.length * fontSize * (/^W+$/.test(letters) ? 0.95 : 0.5);
      expect(middle * 2).toBe(width);
      expect(text).toBeLessThan(width);
      expect(baseline).toBeLessThan(height);
      const numbers = [...outlinePath(frame).matchAll(/\d+(?:\.\d+)?/g)].map(([number]) => Number(number));
      expect(Math.max(...numbers)).toBeLessThan(width);
    },
  );
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
