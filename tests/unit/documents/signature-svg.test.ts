import { describe, expect, it } from 'vitest';
import {
  readGivenSignature,
  readSignature,
  readSignatureSvg,
  SignatureSvgError,
} from '../../../src/documents/signature-svg.ts';
import { typedSignatureSvg } from '../../../src/renderer/src/ui/signature-svg.ts';
import { inkSignature } from '../../fixtures/minutes/signature-ink.ts';

const STROKE =
  '<path d="M 10.000,20.000 C 12.000,22.000 14.000,24.000 16.000,26.000" stroke-width="2.000" stroke="black" fill="none" stroke-linecap="round"></path>';

function svg(body: string, attributes = 'viewBox="0 0 100 50"'): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" ${attributes} width="100" height="50">${body}</svg>`;
}

describe('a signature from the pad', () => {
  it('is read as strokes and dots, cropped to them', () => {
    const { shapes, width, height } = readSignatureSvg(inkSignature(3));
    expect(shapes.filter(({ kind }) => kind === 'stroke')).toHaveLength(34);
    expect(shapes.filter(({ kind }) => kind === 'dot')).toHaveLength(1);
    expect(width).toBeLessThan(520);
    expect(height).toBeLessThan(180);
  });

  it('accepts dots and straight strokes, and keeps a small mark small', () => {
    const dot = '<circle r="1.5" cx="50" cy="25" fill="black"></circle>';
    const line =
      '<line x1="1" y1="2" x2="3" y2="4" stroke="black" stroke-width="2" stroke-linecap="round"></line>';
    expect(readSignatureSvg(svg(dot)).width).toBe(40);
    expect(readSignatureSvg(svg(line)).shapes).toEqual([{ kind: 'stroke', points: [1, 2, 3, 4], width: 2 }]);
  });

  it.each([
    ['not-svg', 'hello'],
    ['not-svg', svg(STROKE, 'viewBox="0 0 100"')],
    ['empty', svg('')],
    ['element-refused', svg('<script></script>')],
    ['element-refused', svg('<image href="file:///etc/hosts"></image>')],
    ['element-refused', svg('<rect width="100%" height="100%" fill="white"></rect>')],
    ['element-refused', svg(`${STROKE}text`)],
    ['element-refused', svg(`<!-- x -->${STROKE}`)],
    ['element-refused', svg(`<g>${STROKE}</g>`)],
    ['attribute-refused', svg(STROKE.replace('fill=', 'style='))],
    ['attribute-refused', svg(STROKE.replace('fill=', 'onload='))],
    ['attribute-refused', svg(STROKE, 'viewBox="0 0 1 1" onload="x"')],
    ['path-refused', svg(STROKE.replace('C', 'A'))],
    ['number-refused', svg(STROKE.replace('12.000', 'NaN'))],
    ['number-refused', svg(STROKE.replace('12.000', '1e9'))],
    ['too-large', svg(STROKE.repeat(12_000))],
  ])('refuses with %s', (code, text) => {
    expect(() => readSignatureSvg(text)).toThrow(SignatureSvgError);
    expect(() => readSignatureSvg(text)).toThrow(expect.objectContaining({ code }) as Error);
  });
});

describe('a signature typed at the keyboard', () => {
  it('gives back the name that the interface set, escapes undone', () => {
    const name = `Zoë d’Août & "Fils" <Żak>`;
    expect(readSignature(typedSignatureSvg(name, '#14233c'))).toEqual({ kind: 'typed', name });
  });

  it('is no way round for other markup', () => {
    expect(() => readSignature('<svg x="1"><text font-style="italic"><b>x</b></text></svg>')).toThrow(
      SignatureSvgError,
    );
    expect(() => readSignature(typedSignatureSvg('   ', '#000'))).toThrow(SignatureSvgError);
    const invisible = typedSignatureSvg('\u200b\u2060\u00ad', '#000');
    expect(() => readGivenSignature(invisible)).toThrow(SignatureSvgError);
    // One that was kept is drawn for what it is.
    expect(readSignature(invisible).kind).toBe('typed');
    expect(readSignature(inkSignature(1)).kind).toBe('drawn');
  });
});
