import { useEffect, useState } from 'react';
import type { PdfPage } from './open-pdf.ts';

export type PdfReading =
  { readonly kind: 'loading' | 'failed' } | { readonly kind: 'open'; readonly pages: readonly PdfPage[] };

/** Opens a PDF and closes it when another comes; the former pages stay until then. */
export function usePdf(bytes: Uint8Array): PdfReading {
  const [reading, setReading] = useState<PdfReading>({ kind: 'loading' });
  useEffect(() => {
    let isCurrent = true;
    const opening = import('./open-pdf.ts').then(({ openPdf }) => openPdf(bytes));
    opening
      .then(({ pages }) => {
        if (isCurrent) setReading({ kind: 'open', pages });
      })
      .catch(() => {
        if (isCurrent) setReading({ kind: 'failed' });
      });
    return () => {
      isCurrent = false;
      void opening.then(
        ({ close }) => {
          close();
        },
        () => undefined,
      );
    };
  }, [bytes]);
  return reading;
}
