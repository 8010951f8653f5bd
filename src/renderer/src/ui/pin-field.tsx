import { useEffect, useId, useRef } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { bindClasses } from './class-names.ts';
import type { FieldTexts } from './field.tsx';
import fieldStyles from './field.module.css';
import { Glyph } from './glyph.tsx';
import styles from './pin-field.module.css';

const cx = bindClasses(styles);
const fieldCx = bindClasses(fieldStyles);

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];

export const PIN_MIN_LENGTH = 4;
const PIN_MAX_LENGTH = 8;

export interface PinFieldProps extends FieldTexts {
  readonly value: string;
  readonly onChange: (pin: string) => void;
  /** Enter, once enough digits are typed. */
  readonly onSubmit?: () => void;
  /** Says how many digits are typed, for assistive technology: "3 chiffres". */
  readonly countLabel: (count: number) => string;
  readonly eraseLabel: string;
  readonly clearLabel: string;
  readonly isDisabled?: boolean;
  readonly shouldFocus?: boolean;
}

/**
 * A PIN of 4 to 8 digits, typed or tapped. The digits live in the caller's state only: the focused element has
 * no value, so that nothing in the document, its attributes or the browser's memory holds them.
 */
export function PinField({
  label,
  description,
  errorMessage,
  optionalLabel,
  value,
  onChange,
  onSubmit,
  countLabel,
  eraseLabel,
  clearLabel,
  isDisabled = false,
  shouldFocus = false,
}: PinFieldProps) {
  const ids = { label: useId(), help: useId(), count: useId() };
  const entryRef = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (shouldFocus) entryRef.current?.focus();
  }, [shouldFocus]);

  const write = (pin: string) => {
    if (!isDisabled && pin.length <= PIN_MAX_LENGTH) onChange(pin);
  };
  const press = (pin: string) => {
    write(pin);
    entryRef.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (/^\d$/.test(event.key)) write(value + event.key);
    else if (event.key === 'Backspace') write(value.slice(0, -1));
    else if (event.key !== 'Enter') return;
    else if (value.length >= PIN_MIN_LENGTH) onSubmit?.();
    event.preventDefault();
  };

  return (
    <div className={`${fieldCx('field')} ${cx('pin')}`}>
      <span id={ids.label} className={fieldCx('label')}>
        {label}
        {optionalLabel === undefined ? null : <span className={fieldCx('optional')}> ({optionalLabel})</span>}
      </span>
      <span id={ids.help} className={fieldCx('description')}>
        {description}
      </span>
      {errorMessage === undefined ? null : (
        <span className={fieldCx('error')} role="alert">
          {errorMessage}
        </span>
      )}
      <div
        ref={entryRef}
        role="textbox"
        tabIndex={0}
        aria-labelledby={ids.label}
        aria-describedby={`${ids.count} ${ids.help}`}
        aria-disabled={isDisabled}
        aria-invalid={errorMessage !== undefined}
        className={cx('entry')}
        onKeyDown={onKeyDown}
      >
        {Array.from({ length: Math.max(PIN_MIN_LENGTH, value.length) }, (_, index) => (
          <span key={index} className={cx('dot', index < value.length && 'typed')} aria-hidden />
        ))}
      </div>
      <span id={ids.count} role="status" className={cx('spoken')}>
        {countLabel(value.length)}
      </span>
      <div className={cx('keypad')}>
        {DIGITS.map((digit) => (
          <Key
            key={digit}
            label={digit}
            isDisabled={isDisabled}
            onPress={() => {
              press(value + digit);
            }}
          />
        ))}
        <Key
          label={clearLabel}
          isDisabled={isDisabled}
          onPress={() => {
            press('');
          }}
        >
          <Glyph name="close" />
        </Key>
        <Key
          label="0"
          isDisabled={isDisabled}
          onPress={() => {
            press(`${value}0`);
          }}
        />
        <Key
          label={eraseLabel}
          isDisabled={isDisabled}
          onPress={() => {
            press(value.slice(0, -1));
          }}
        >
          <Glyph name="erase" size={24} />
        </Key>
      </div>
    </div>
  );
}

interface KeyProps {
  readonly label: string;
  readonly isDisabled: boolean;
  readonly onPress: () => void;
  readonly children?: ReactNode;
}

/** Keys stay out of the tab order: with a keyboard one types; a finger, a mouse or a switch presses them. */
function Key({ label, isDisabled, onPress, children }: KeyProps) {
  return (
    <AriaButton
      className={cx('key')}
      aria-label={label}
      excludeFromTabOrder
      isDisabled={isDisabled}
      onPress={onPress}
    >
      {children ?? label}
    </AriaButton>
  );
}
