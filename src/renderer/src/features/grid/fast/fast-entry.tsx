import { useEffect, useRef } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { asObservation, paperChoices } from '../../../../../domain/assessment/paper-grid.ts';
import type { PaperChoice, PaperLine } from '../../../../../domain/assessment/paper-grid.ts';
import { markWords } from '../../../lib/marks.ts';
import { useNumberWords } from '../../../lib/number-words.ts';
import { ShownMark } from '../../../lib/shown-mark.tsx';
import { Wording } from '../../../lib/wording.tsx';
import { Button, Kbd, MarkGlyph, bindClasses } from '../../../ui/index.ts';
import { OBSERVATION_SHAPES } from '../components/criterion-rows.tsx';
import type { GridDesk } from '../hooks/grid-desk.ts';
import moduleStyles from './fast-entry.module.css';
import type { FastEntryState, Said } from './use-fast-entry.ts';

const cx = bindClasses(moduleStyles);

export interface FastEntryProps {
  readonly fast: FastEntryState;
  readonly desk: GridDesk;
}

/** A sheet of paper typed in: one field takes the keys, the line at hand is said above it, and all lines stand below. */
export function FastEntry({ desk, fast }: FastEntryProps) {
  const { t } = useTranslation('grid');
  const { index, lines } = fast;
  const field = useRef<HTMLInputElement>(null);
  const line = lines[index];
  useEffect(() => {
    field.current?.focus();
  }, [index]);
  return (
    <section className={cx('fast')} aria-label={t('fast.title')} data-fast-entry>
      <div className={cx('hand')}>
        <p className={cx('place')}>
          {line === undefined ? t('fast.end') : t('fast.place', { number: line.number, count: lines.length })}
        </p>
        <p className={cx('at')} id="fast-line">
          {line === undefined ? t('fast.endText') : <LineText line={line} />}
        </p>
        <div className={cx('keys')}>
          <input
            ref={field}
            className={cx('field')}
            type="text"
            autoComplete="off"
            spellCheck={false}
            aria-label={t('fast.field')}
            aria-describedby="fast-line fast-said"
            value={fast.draft}
            onChange={({ target }) => {
              fast.setDraft(target.value);
            }}
            onKeyDown={(event) => {
              const { altKey, code, ctrlKey, key, metaKey, repeat } = event;
              if (repeat && key !== 'ArrowDown' && key !== 'ArrowUp') event.preventDefault();
              else if (fast.press({ key, code, hasModifier: altKey || ctrlKey || metaKey }))
                event.preventDefault();
            }}
          />
          {line === undefined ? null : <Choices line={line} onGive={fast.give} />}
        </div>
        <SaidLine said={fast.said} line={line} />
      </div>
      <ol className={cx('lines')}>
        {lines.map((each, rank) => (
          <Line
            key={each.number}
            line={each}
            value={fast.valueOf(each)}
            isUnsaved={isUnsaved(desk, each)}
            isCurrent={rank === index}
            onChoose={() => {
              fast.goTo(rank);
              field.current?.focus();
            }}
          />
        ))}
      </ol>
    </section>
  );
}

function LineText({ line }: { readonly line: PaperLine }) {
  return <Wording>{line.kind === 'mark' ? line.criterion.title : line.indicator.text}</Wording>;
}

/** The boxes of the line at hand with their keys; a number has its range instead. */
function Choices({ line, onGive }: { readonly line: PaperLine; readonly onGive: (value: string) => void }) {
  const { scale } = line.criterion;
  if (line.kind === 'mark' && scale.kind === 'numeric') return <Range scale={scale} />;
  return (
    <div className={cx('choices')}>
      {paperChoices(line).map((choice) => (
        <Button
          key={choice.key}
          variant="quiet"
          excludeFromTabOrder
          onPress={() => {
            onGive(choice.value);
          }}
        >
          <Kbd>{choice.letter ?? choice.key}</Kbd> <ChoiceLabel choice={choice} />
        </Button>
      ))}
    </div>
  );
}

function Range({ scale }: { readonly scale: Parameters<typeof useNumberWords>[0] }) {
  const { range } = useNumberWords(scale);
  return <span>{range}</span>;
}

function ChoiceLabel({ choice: { level, value } }: { readonly choice: PaperChoice }) {
  const { t } = useTranslation('grid');
  const observation = asObservation(value);
  if (level !== null) return <Wording>{level.label}</Wording>;
  return observation === null ? value : t(`observation.${observation}`);
}

interface SaidLineProps {
  readonly said: Said | null;
  readonly line: PaperLine | undefined;
}

/** What the last key did, or why it did nothing; who does not see the page hears where it led, too. */
function SaidLine({ line, said }: SaidLineProps) {
  const { t } = useTranslation('grid');
  const words = useSaidWords();
  return (
    <div
      id="fast-said"
      className={cx('said', said !== null && said.kind !== 'given' && 'refused')}
      role="status"
    >
      {said === null ? '' : said.kind === 'fault' ? <Fault {...said} /> : words(said)}{' '}
      <span className={cx('spoken')}>
        {line === undefined ? (
          t('fast.endText')
        ) : (
          <>
            {line.number}. <LineText line={line} />
          </>
        )}
      </span>
    </div>
  );
}

function Fault({ scale, typed }: Extract<Said, { kind: 'fault' }>) {
  const { errorOf } = useNumberWords(scale);
  return errorOf(typed);
}

function useSaidWords() {
  const { t, i18n } = useTranslation('grid');
  return (said: Exclude<Said, { kind: 'fault' }>): string => {
    switch (said.kind) {
      case 'given': {
        const { line, value } = said;
        const observation = value === null ? null : asObservation(value);
        if (value === null) return t('fast.cleared', { number: line.number });
        const words =
          line.kind === 'mark'
            ? markWords(line.criterion.scale, value, i18n.language)
            : observation === null
              ? value
              : t(`observation.${observation}`);
        return t('fast.given', { number: line.number, value: words });
      }
      case 'unknown':
        return t('fast.unknown', { key: said.key });
      case 'nothing-to-undo':
        return t('fast.nothingToUndo');
    }
  };
}

interface LineProps {
  readonly line: PaperLine;
  readonly value: string | null;
  readonly isUnsaved: boolean;
  readonly isCurrent: boolean;
  readonly onChoose: () => void;
}

/** A line as it is printed: its number, its words, what was typed. */
function Line({ isCurrent, isUnsaved, line, onChoose, value }: LineProps) {
  const { t } = useTranslation('grid');
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isCurrent) row.current?.scrollIntoView({ block: 'nearest' });
  }, [isCurrent]);
  return (
    <li ref={row} {...(isCurrent ? { 'aria-current': 'true' as const } : {})}>
      {/* The keyboard reaches every line from the field; this is a shorter way for a hand on the mouse. */}
      <AriaButton
        className={cx('line', line.kind === 'mark' && 'mark', isCurrent && 'current')}
        excludeFromTabOrder
        onPress={onChoose}
      >
        <span className={cx('number')}>{line.number}</span>
        <span className={cx('text')}>
          <LineText line={line} />
        </span>
        <span className={cx('value')}>
          {value === null ? t('fast.empty') : <Given line={line} value={value} />}
          {isUnsaved ? <span className={cx('unsaved')}> {t('unsaved')}</span> : null}
        </span>
      </AriaButton>
    </li>
  );
}

function Given({ line, value }: { readonly line: PaperLine; readonly value: string }) {
  const { t } = useTranslation('grid');
  const observation = asObservation(value);
  if (line.kind === 'mark') return <ShownMark scale={line.criterion.scale} mark={value} isLabelVisible />;
  if (observation === null) return value;
  return (
    <MarkGlyph
      sign={OBSERVATION_SHAPES[observation]}
      label={t(`observation.${observation}`)}
      isLabelVisible
    />
  );
}

function isUnsaved({ unsaved }: GridDesk, line: PaperLine): boolean {
  return unsaved.some((words) =>
    line.kind === 'mark'
      ? words.kind === 'mark' && words.criterionId === line.criterion.id
      : words.kind === 'observation' && words.indicatorId === line.indicator.id,
  );
}
