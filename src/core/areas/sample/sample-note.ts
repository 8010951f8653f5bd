/** A one-page PDF for the sample session: a note de synthèse that a reader can open, made without any library. */

const LEADING = 18;
const TOP = 770;
const LEFT = 64;

/** A PDF of one A4 page with these lines, the first one as its title. Characters beyond Latin-1 become "?". */
export function createNotePdf(lines: readonly string[]): Uint8Array {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 6 0 R ' +
      '/Resources << /Font << /F1 4 0 R /F2 5 0 R >> >> >>',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>',
    streamOf(lines.map(drawLine).join('\n')),
  ];
  return assemble(objects);
}

function drawLine(line: string, index: number): string {
  const font = index === 0 ? '/F2 15 Tf' : '/F1 11 Tf';
  const y = TOP - index * LEADING - (index === 0 ? 0 : LEADING);
  return `BT ${font} ${String(LEFT)} ${String(y)} Td (${escapeText(line)}) Tj ET`;
}

function escapeText(text: string): string {
  return text
    .replaceAll('’', "'")
    .replaceAll(/[\\()]/g, (character) => `\\${character}`)
    .replaceAll(/[^\x20-\x7E\xA0-\xFF]/g, '?');
}

function streamOf(content: string): string {
  return `<< /Length ${String(content.length)} >>\nstream\n${content}\nendstream`;
}

/** Every character is one Latin-1 byte, so lengths in characters are the offsets that the format wants. */
function assemble(objects: readonly string[]): Uint8Array {
  let text = '%PDF-1.4\n';
  const offsets = objects.map((body, index) => {
    const offset = text.length;
    text += `${String(index + 1)} 0 obj\n${body}\nendobj\n`;
    return offset;
  });
  const tableAt = text.length;
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = String(objects.length + 1);
  text += `xref\n0 ${size}\n0000000000 65535 f \n${rows}`;
  text += `trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${String(tableAt)}\n%%EOF\n`;
  return Uint8Array.from(Buffer.from(text, 'latin1'));
}
