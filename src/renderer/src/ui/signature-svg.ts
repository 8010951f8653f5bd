import type { PointGroup } from 'signature_pad';

/** Field of a typed signature, in the pad's proportions. */
const WIDTH = 600;
const HEIGHT = 200;
/** Mean advance of the italic at size 1; only sets the size of long names. */
const MEAN_ADVANCE = 0.5;

/** A name set as a signature: an SVG document whose text is in Source Serif 4 italic. */
export function typedSignatureSvg(name: string, ink: string): string {
  const size = Math.min(72, Math.floor((WIDTH - 48) / Math.max(1, name.length * MEAN_ADVANCE)));
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${String(WIDTH)} ${String(HEIGHT)}" ` +
    `width="${String(WIDTH)}" height="${String(HEIGHT)}">` +
    `<text x="${String(WIDTH / 2)}" y="118" text-anchor="middle" font-family="Source Serif 4" font-style="italic" ` +
    `font-size="${String(size)}" fill="${escapeXml(ink)}">${escapeXml(name)}</text></svg>`
  );
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

/** The same strokes on a canvas `ratio` times as wide. */
export function scaleStrokes(strokes: readonly PointGroup[], ratio: number): PointGroup[] {
  return strokes.map((stroke) => ({
    ...stroke,
    points: stroke.points.map((point) => ({ ...point, x: point.x * ratio, y: point.y * ratio })),
  }));
}
