/** Line icons on a 20 x 20 field, drawn with the text's colour. Always beside words or inside a named button. */
const GLYPHS = {
  add: 'M10 4V16M4 10H16',
  back: 'M12.5 4.5L7 10L12.5 15.5',
  caution: 'M10 3L18 17H2ZM10 8V12M10 14.4V14.6',
  check: 'M4 10.5L8.5 15L16 5.5',
  close: 'M5 5L15 15M15 5L5 15',
  down: 'M4.5 7.5L10 13L15.5 7.5',
  erase: 'M8 5H17V15H8L3 10ZM10.5 8L14.5 12M14.5 8L10.5 12',
  forward: 'M7.5 4.5L13 10L7.5 15.5',
  info: 'M10 2.5A7.5 7.5 0 1 1 10 17.5A7.5 7.5 0 1 1 10 2.5ZM10 9V14M10 6.2V6.4',
  minus: 'M4 10H16',
  more: 'M4.5 10H4.6M10 10H10.1M15.5 10H15.6',
  paused: 'M6.5 4.5V15.5M13.5 4.5V15.5',
  running: 'M6 4L15.5 10L6 16Z',
  search: 'M8.5 3A5.5 5.5 0 1 1 8.5 14A5.5 5.5 0 1 1 8.5 3ZM12.5 12.5L17 17',
  stopped: 'M5 5H15V15H5Z',
  undo: 'M4 8H12A4 4 0 0 1 12 16H8M7.5 4.5L4 8L7.5 11.5',
  up: 'M4.5 12.5L10 7L15.5 12.5',
} as const;

export type GlyphName = keyof typeof GLYPHS;

export function Glyph({ name, size = 20 }: { readonly name: GlyphName; readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 20 20" aria-hidden>
      <path
        d={GLYPHS[name]}
        fill="none"
        stroke="currentColor"
        strokeWidth={name === 'more' ? 2.6 : 1.7}
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
