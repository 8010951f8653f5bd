/** What is asked before the window closes; null when nothing would be left unfinished. */
import type { NativeTexts } from './texts.ts';

/** A running clock as the question names it. */
export interface RunningClock {
  readonly candidate: string;
  readonly phase: string;
}

export interface ClosingQuestion {
  readonly title: string;
  readonly message: string;
  readonly detail: string;
}

/** The question about a clock that runs and entries that are not in the data, together. */
export function closingQuestion(
  running: RunningClock | null,
  kept: { readonly count: number; readonly isStored: boolean },
  texts: NativeTexts['menu']['closing'],
): ClosingQuestion | null {
  const unsaved = kept.count === 0 ? null : kept.isStored ? texts.keptDetail : texts.lostDetail;
  const counted = (kept.count === 1 ? texts.unsavedOne : texts.unsavedOther).replace(
    '{{count}}',
    String(kept.count),
  );
  if (running === null) {
    return unsaved === null ? null : { title: texts.unsavedTitle, message: counted, detail: unsaved };
  }
  return {
    title: texts.title,
    message: texts.what
      .replace('{{phase}}', () => running.phase)
      .replace('{{candidate}}', () => running.candidate),
    detail: unsaved === null ? texts.detail : `${texts.detail}\n\n${counted} ${unsaved}`,
  };
}
