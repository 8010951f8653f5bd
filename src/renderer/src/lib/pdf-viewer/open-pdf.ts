/** Loaded only when pages are to be shown: pdf.js weighs more than the rest of the interface. */
import {
  GlobalWorkerOptions,
  RenderingCancelledException,
  getDocument,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';

// A file of this app beside the others: the content security policy allows no other worker.
GlobalWorkerOptions.workerSrc = workerUrl;

export interface PdfPage {
  /** Words of the page in reading order, for those who do not see the drawing. */
  readonly text: string;
  /** Height over width. */
  readonly ratio: number;
  /** Draws the page `width` device pixels wide; the answer stops it. */
  readonly draw: (canvas: HTMLCanvasElement, width: number) => () => void;
}

export interface OpenPdf {
  readonly pages: readonly PdfPage[];
  readonly close: () => void;
}

/** Reads a PDF of which every font is embedded; rejects when it is none. */
export async function openPdf(bytes: Uint8Array): Promise<OpenPdf> {
  const task = getDocument({
    // The worker takes the memory over, and the caller keeps its own.
    data: bytes.slice(),
    isEvalSupported: false,
    useWasm: false,
    useWorkerFetch: false,
    useSystemFonts: false,
  });
  const pdf = await task.promise;
  let isClosed = false;
  const numbers = Array.from({ length: pdf.numPages }, (_, index) => index + 1);
  return {
    pages: await Promise.all(
      numbers.map(async (number) => readPage(await pdf.getPage(number), () => isClosed)),
    ),
    close: () => {
      isClosed = true;
      void task.destroy();
    },
  };
}

type PdfJsPage = Awaited<ReturnType<Awaited<ReturnType<typeof getDocument>['promise']>['getPage']>>;

/** Pages stay in sight until the next document is open: by then theirs may be closed, and is not drawn any more. */
async function readPage(page: PdfJsPage, isClosed: () => boolean): Promise<PdfPage> {
  const size = page.getViewport({ scale: 1 });
  const { items } = await page.getTextContent();
  return {
    text: items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''),
    ratio: size.height / size.width,
    draw: (canvas, width) => {
      if (isClosed()) return () => undefined;
      const viewport = page.getViewport({ scale: width / size.width });
      canvas.width = Math.round(viewport.width);
      canvas.height = Math.round(viewport.height);
      paintWhite(canvas);
      const rendering = page.render({ canvas, viewport });
      rendering.promise.catch((error: unknown) => {
        if (!isClosed() && !(error instanceof RenderingCancelledException)) throw error;
      });
      return () => {
        rendering.cancel();
      };
    },
  };
}

/** A canvas without transparency is black until something is drawn on it: paper is white from the first frame. */
function paintWhite(canvas: HTMLCanvasElement): void {
  const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
  if (context === null) return;
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
}
