import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Glyph, IconButton, Notice, bindClasses } from '../../ui/index.ts';
import type { PdfPage } from './open-pdf.ts';
import styles from './pdf-pages.module.css';
import { usePdf } from './use-pdf.ts';

const cx = bindClasses(styles);

export interface PdfPagesProps {
  /** A whole PDF file; another array is another document. */
  readonly bytes: Uint8Array;
  /** Names the pages for assistive technology. */
  readonly label: string;
  /** Told once the foot of the last page is in sight. */
  readonly onEnd?: () => void;
  /** On a phone's width a page is too small to read: it can be made larger than its place, and is then moved under it. */
  readonly canZoom?: boolean;
}

/** Widths of a page, in widths of its place. */
const ZOOMS = [1, 1.6, 2.4] as const;
/** A phone's memory ends before its zoom does. */
const MOST_PIXELS_WIDE = 2_000;

/** The pages of a PDF as they will print, one under the other, as wide as the place allows. */
export function PdfPages({ bytes, label, onEnd, canZoom = false }: PdfPagesProps) {
  const { t } = useTranslation();
  const reading = usePdf(bytes);
  const [box, setBox] = useState<HTMLElement | null>(null);
  const width = useWidth(box);
  const [step, setStep] = useState(0);
  const zoom = ZOOMS[step] ?? 1;
  if (reading.kind === 'failed') return <Notice tone="danger">{t('pdf.failed')}</Notice>;
  const pages = reading.kind === 'open' ? reading.pages : [];
  const figures = pages.map((page, index) => (
    <figure key={index} className={cx('page')}>
      <Sheet page={page} width={width * zoom} />
      <figcaption className={cx('caption')}>
        {t('pdf.page', { page: index + 1, count: pages.length })}
        {onEnd !== undefined && index === pages.length - 1 ? <EndMark onSeen={onEnd} /> : null}
      </figcaption>
    </figure>
  ));
  return (
    <section ref={setBox} className={cx('pages')} aria-label={label} aria-busy={reading.kind === 'loading'}>
      {reading.kind === 'loading' ? <p role="status">{t('pdf.loading')}</p> : null}
      {canZoom && pages.length > 0 ? (
        <>
          <div className={cx('zoom')}>
            <IconButton
              label={t('pdf.smaller')}
              icon={<Glyph name="minus" />}
              isDisabled={step === 0}
              onPress={() => {
                setStep(step - 1);
              }}
            />
            <IconButton
              label={t('pdf.larger')}
              icon={<Glyph name="add" />}
              isDisabled={step === ZOOMS.length - 1}
              onPress={() => {
                setStep(step + 1);
              }}
            />
          </div>
          {/* What scrolls must be within the keyboard's reach (WCAG 2.1.1). */}
          {/* eslint-disable-next-line jsx-a11y-x/no-noninteractive-tabindex */}
          <div className={cx('table')} role="group" aria-label={label} tabIndex={0}>
            <div className={cx('enlarged')} style={{ width: `${String(zoom * 100)}%` }}>
              {figures}
            </div>
          </div>
        </>
      ) : (
        figures
      )}
    </section>
  );
}

/** Under the last page: what is in sight was shown. */
function EndMark({ onSeen }: { readonly onSeen: () => void }) {
  const mark = useRef<HTMLSpanElement>(null);
  const seen = useRef(onSeen);
  useEffect(() => {
    seen.current = onSeen;
  }, [onSeen]);
  useEffect(() => {
    const observer = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) seen.current();
    });
    if (mark.current !== null) observer.observe(mark.current);
    return () => {
      observer.disconnect();
    };
  }, []);
  return <span ref={mark} className={cx('end')} />;
}

/** One page: the drawing for the eye, its words for a screen reader. */
function Sheet({ page, width }: { readonly page: PdfPage; readonly width: number }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (canvas.current === null || width === 0) return undefined;
    const pixels = Math.round(width * window.devicePixelRatio);
    return page.draw(canvas.current, Math.min(pixels, MOST_PIXELS_WIDE));
  }, [page, width]);
  return (
    <>
      <canvas
        ref={canvas}
        className={cx('sheet')}
        style={{ aspectRatio: `1 / ${page.ratio.toFixed(4)}` }}
        aria-hidden
      />
      <div className={cx('words')} lang="fr">
        {page.text}
      </div>
    </>
  );
}

/** Content width of an element in CSS pixels, followed as it changes; 0 before it is known. */
function useWidth(element: HTMLElement | null): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    if (element === null) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined) setWidth(Math.floor(entry.contentRect.width));
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, [element]);
  return width;
}
