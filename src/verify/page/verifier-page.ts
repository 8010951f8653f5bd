/** The page: takes files, keeps them in memory, checks them again whenever one is added, and draws the report. */
import type { VerifyInput } from '../inputs.ts';
import type { Report } from '../report.ts';
import type { Progress } from '../verify-documents.ts';
import { type Language, preferredLanguage, type Wording, wordingOf } from '../wording.ts';
import { MAX_FILE_BYTES } from '../limits.ts';
import { type RunningCheck, startCheck } from './check-files.ts';
import { button, element } from './elements.ts';
import { reportView } from './report-view.ts';

type Stage =
  | { readonly kind: 'empty' | 'failed' }
  | { readonly kind: 'busy'; readonly progress: Progress | null }
  | { readonly kind: 'checked'; readonly report: Report; readonly checkedAt: number };

/** What tells a PDF from other files. */
const START_BYTES = 1_024;

const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { fr: 'Français', en: 'English' };

/** Starts the page in an element. */
export function startVerifierPage(root: HTMLElement): void {
  let language = preferredLanguage(navigator.languages);
  let stage: Stage = { kind: 'empty' };
  let inputs: readonly VerifyInput[] = [];
  /** Counts the checks, so that a late one does not cover a newer one. */
  let turn = 0;
  let running: RunningCheck | null = null;

  const show = (next: Stage) => {
    stage = next;
    draw();
  };
  const take = async (files: readonly File[]) => {
    if (files.length === 0) return;
    const own = (turn += 1);
    running?.stop();
    show({ kind: 'busy', progress: null });
    root.querySelector<HTMLElement>('button.primary')?.focus();
    try {
      const read = await Promise.all(files.map(readInput));
      if (own !== turn) return;
      const names = new Set(read.map(({ name }) => name));
      inputs = [...inputs.filter(({ name }) => !names.has(name)), ...read];
      running = startCheck(inputs, (progress) => {
        if (own === turn) showProgress(root, progress, wordingOf(language));
      });
      const report = await running.report;
      if (own !== turn) return;
      show({ kind: 'checked', report, checkedAt: Date.now() });
      root.querySelector<HTMLElement>('.verdict, .message')?.focus();
    } catch {
      // Whatever went wrong, the reader must not take silence for a verdict.
      if (own === turn) show({ kind: 'failed' });
    }
  };
  const restart = () => {
    turn += 1;
    running?.stop();
    inputs = [];
    show({ kind: 'empty' });
    root.querySelector<HTMLElement>('button.primary')?.focus();
  };
  const speak = (chosen: Language) => {
    language = chosen;
    draw();
    root.querySelector<HTMLElement>(`button[lang="${chosen}"]`)?.focus();
  };
  const draw = () => {
    const wording = wordingOf(language);
    document.documentElement.lang = language;
    document.title = wording.texts.page.title;
    const picker = filePicker(take);
    root.replaceChildren(
      header(wording, language, speak),
      element(
        'main',
        {},
        ...stageView(stage, wording, {
          choose: () => {
            picker.click();
          },
          restart,
        }),
        picker,
      ),
    );
  };

  acceptDrops((files) => void take(files));
  openDetailsForPrint();
  draw();
}

interface Acts {
  readonly choose: () => void;
  readonly restart: () => void;
}

function stageView(stage: Stage, wording: Wording, { choose, restart }: Acts): readonly HTMLElement[] {
  const { page } = wording.texts;
  switch (stage.kind) {
    case 'empty':
      return [
        element(
          'div',
          { class: 'intake' },
          element('p', { class: 'lede' }, page.lede),
          element(
            'div',
            { class: 'acts' },
            button(page.choose, 'primary', choose),
            element('span', {}, page.drop),
          ),
        ),
      ];
    case 'busy':
      return [
        element('p', { class: 'message', role: 'status' }, page.busy),
        element('p', { class: 'progress' }, progressText(stage.progress, wording)),
        element('div', { class: 'acts' }, button(page.cancel, 'primary', restart)),
      ];
    case 'failed':
      return [
        element('p', { class: 'message', role: 'alert' }, page.failed),
        element('div', { class: 'acts' }, button(page.restart, 'primary', restart)),
      ];
    case 'checked':
      return [
        ...reportView(stage.report, wording),
        element('p', { class: 'made' }, checkedText(stage.checkedAt, wording)),
        element(
          'div',
          { class: 'acts' },
          button(page.add, 'primary', choose),
          button(page.print, '', () => {
            window.print();
          }),
          button(page.restart, '', restart),
        ),
      ];
  }
}

/** Says how far the check is, without drawing the page again under a hand. */
function showProgress(root: HTMLElement, progress: Progress, wording: Wording): void {
  const line = root.querySelector('.progress');
  if (line !== null) line.textContent = progressText(progress, wording);
}

function progressText(progress: Progress | null, { fill, texts }: Wording): string {
  if (progress === null) return '';
  const { count, done, name } = progress;
  return fill(texts.page.progress, { name, done: done + 1, count }, 'UTC');
}

function checkedText(checkedAt: number, { fill, texts }: Wording): string {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  return fill(texts.page.checkedAt, { checkedAt }, timeZone);
}

function header({ texts }: Wording, language: Language, speak: (language: Language) => void): HTMLElement {
  const choices = (['fr', 'en'] as const).map((choice) => {
    const made = button(LANGUAGE_NAMES[choice], '', () => {
      speak(choice);
    });
    made.lang = choice;
    made.setAttribute('aria-pressed', String(choice === language));
    return made;
  });
  return element(
    'header',
    {},
    element('h1', {}, texts.page.title),
    element('div', { class: 'languages', role: 'group', 'aria-label': texts.page.language }, ...choices),
  );
}

function filePicker(take: (files: readonly File[]) => Promise<void>): HTMLInputElement {
  const picker = element('input', { type: 'file', multiple: '', hidden: '', tabindex: '-1' });
  picker.addEventListener('change', () => void take([...(picker.files ?? [])]));
  return picker;
}

function acceptDrops(take: (files: readonly File[]) => void): void {
  // Without this, a file dropped beside its mark would replace the page.
  document.addEventListener('dragover', (event) => {
    event.preventDefault();
    document.documentElement.classList.add('dropping');
  });
  document.addEventListener('dragleave', (event) => {
    if (event.relatedTarget === null) document.documentElement.classList.remove('dropping');
  });
  document.addEventListener('drop', (event) => {
    event.preventDefault();
    document.documentElement.classList.remove('dropping');
    take([...(event.dataTransfer?.files ?? [])]);
  });
}

/** Paper cannot be unfolded. */
function openDetailsForPrint(): void {
  let closed: readonly HTMLDetailsElement[] = [];
  window.addEventListener('beforeprint', () => {
    closed = [...document.querySelectorAll<HTMLDetailsElement>('details:not([open])')];
    for (const part of closed) part.open = true;
  });
  window.addEventListener('afterprint', () => {
    for (const part of closed) part.open = false;
  });
}

async function readInput(file: File): Promise<VerifyInput> {
  if (file.size <= MAX_FILE_BYTES)
    return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
  // A longer one is not checked: its start tells what it is.
  const start = new Uint8Array(await file.slice(0, START_BYTES).arrayBuffer());
  return { name: file.name, bytes: start, byteCount: file.size };
}
