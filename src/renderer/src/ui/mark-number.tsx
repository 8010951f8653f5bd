import type { KeyboardEvent } from 'react';
import { Button as AriaButton, Group, Input, TextField as AriaTextField } from 'react-aria-components';
import { bindClasses } from './class-names.ts';
import { FieldFoot, FieldHead } from './field.tsx';
import fieldStyles from './field.module.css';
import { Glyph } from './glyph.tsx';
import numberStyles from './mark-number.module.css';

const field = bindClasses(fieldStyles);
const cx = bindClasses(numberStyles);

export interface MarkNumberProps {
  /** What is being marked. */
  readonly label: string;
  readonly isLabelVisible?: boolean;
  /** As typed: the screen says what it makes of it. */
  readonly text: string;
  /** The range and the step, in words. */
  readonly range: string;
  readonly errorMessage?: string | undefined;
  readonly raiseLabel: string;
  readonly lowerLabel: string;
  readonly isReadOnly?: boolean;
  readonly onType: (text: string) => void;
  /** The field is left, or Enter pressed. */
  readonly onCommit: () => void;
  /** Escape: what was typed is given up. */
  readonly onCancel?: () => void;
  readonly onStep: (by: 1 | -1) => void;
  /** A letter, which no number holds: the screen's own keys. */
  readonly onLetter?: (letter: string) => void;
}

/** A mark as a number with its two steps. It takes any text, and changes none. */
export function MarkNumber({
  label,
  isLabelVisible = false,
  text,
  range,
  errorMessage,
  raiseLabel,
  lowerLabel,
  isReadOnly = false,
  onType,
  onCommit,
  onCancel,
  onStep,
  onLetter,
}: MarkNumberProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    const act = actOf(event, { onCommit, onCancel, onStep, onLetter });
    if (act === null) return;
    event.preventDefault();
    act();
  };
  return (
    <AriaTextField
      className={field('field')}
      value={text}
      onChange={onType}
      onBlur={onCommit}
      isInvalid={errorMessage !== undefined}
      isReadOnly={isReadOnly}
      {...(isLabelVisible ? {} : { 'aria-label': label })}
    >
      {isLabelVisible ? <FieldHead label={label} optionalLabel={undefined} /> : null}
      <Group className={cx('row')}>
        <Input
          className={`${field('input')} ${cx('number')}`}
          inputMode="decimal"
          autoComplete="off"
          onKeyDown={onKeyDown}
        />
        {isReadOnly ? null : (
          <>
            <AriaButton
              className={field('affix')}
              aria-label={lowerLabel}
              onPress={() => {
                onStep(-1);
              }}
            >
              <Glyph name="minus" size={18} />
            </AriaButton>
            <AriaButton
              className={field('affix')}
              aria-label={raiseLabel}
              onPress={() => {
                onStep(1);
              }}
            >
              <Glyph name="add" size={18} />
            </AriaButton>
          </>
        )}
        <span className={cx('range')}>{range}</span>
      </Group>
      <FieldFoot errorMessage={errorMessage} />
    </AriaTextField>
  );
}

interface Acts extends Pick<MarkNumberProps, 'onCommit' | 'onStep'> {
  readonly onCancel: MarkNumberProps['onCancel'] | undefined;
  readonly onLetter: MarkNumberProps['onLetter'] | undefined;
}

/** What a key does in the field; null for one that types. */
function actOf(
  { altKey, ctrlKey, key, metaKey }: KeyboardEvent,
  { onCancel, onCommit, onLetter, onStep }: Acts,
): (() => void) | null {
  if (altKey || ctrlKey || metaKey) return null;
  switch (key) {
    case 'Enter':
      return onCommit;
    case 'Escape':
      return onCancel ?? null;
    case 'ArrowUp':
    case '+':
      return () => {
        onStep(1);
      };
    case 'ArrowDown':
      return () => {
        onStep(-1);
      };
    default:
      if (onLetter === undefined || !/^\p{L}$/u.test(key)) return null;
      // The screen may take the field away: what it holds is read first.
      return () => {
        onCommit();
        onLetter(key.toUpperCase());
      };
  }
}
