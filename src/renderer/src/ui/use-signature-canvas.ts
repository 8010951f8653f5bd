import { useEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import SignatureCanvas from 'signature_pad';
import { scaleStrokes } from './signature-svg.ts';

export interface SignatureCanvasHandle {
  readonly canvasRef: RefObject<HTMLCanvasElement | null>;
  readonly isEmpty: boolean;
  readonly undo: () => void;
  readonly clear: () => void;
}

/** Drives signature_pad on a canvas; `onDraw` gets the SVG after each stroke, null once empty. */
export function useSignatureCanvas(
  isActive: boolean,
  onDraw: (svg: string | null) => void,
): SignatureCanvasHandle {
  const canvasRef = useRef<HTMLCanvasElement>(null);
  const padRef = useRef<SignatureCanvas>(null);
  const onDrawRef = useRef(onDraw);
  const [isEmpty, setIsEmpty] = useState(true);

  useEffect(() => {
    onDrawRef.current = onDraw;
  }, [onDraw]);

  useEffect(() => {
    const canvas = canvasRef.current;
    if (!isActive || canvas === null) return;
    const ink = getComputedStyle(canvas).getPropertyValue('--slip-ink').trim();
    const pad = new SignatureCanvas(canvas, { penColor: ink, minWidth: 0.8, maxWidth: 2.6, throttle: 0 });
    padRef.current = pad;
    const report = () => {
      setIsEmpty(pad.isEmpty());
      onDrawRef.current(pad.isEmpty() ? null : pad.toSVG());
    };
    pad.addEventListener('endStroke', report);
    const stopFitting = keepFitted(canvas, pad);
    return () => {
      stopFitting();
      pad.removeEventListener('endStroke', report);
      pad.off();
      padRef.current = null;
      setIsEmpty(true);
    };
  }, [isActive]);

  const redraw = (strokes: ReturnType<SignatureCanvas['toData']>) => {
    const pad = padRef.current;
    if (pad === null) return;
    pad.fromData(strokes);
    setIsEmpty(strokes.length === 0);
    onDraw(strokes.length === 0 ? null : pad.toSVG());
  };
  return {
    canvasRef,
    isEmpty,
    undo: () => {
      redraw(padRef.current?.toData().slice(0, -1) ?? []);
    },
    clear: () => {
      redraw([]);
    },
  };
}

/**
 * Follows the canvas's size and the screen's pixel ratio. Setting a canvas's size erases it, so the strokes are
 * scaled and drawn again; the pad keeps its proportions, one ratio serves both axes.
 */
function keepFitted(canvas: HTMLCanvasElement, pad: SignatureCanvas): () => void {
  let width = 0;
  const fit = () => {
    const next = canvas.clientWidth;
    if (next === 0 || next === width) return;
    const strokes = width === 0 ? [] : scaleStrokes(pad.toData(), next / width);
    width = next;
    const pixels = Math.max(window.devicePixelRatio, 1);
    canvas.width = next * pixels;
    canvas.height = canvas.clientHeight * pixels;
    canvas.getContext('2d')?.scale(pixels, pixels);
    pad.fromData(strokes);
  };
  const observer = new ResizeObserver(fit);
  observer.observe(canvas);
  fit();
  return () => {
    observer.disconnect();
  };
}
