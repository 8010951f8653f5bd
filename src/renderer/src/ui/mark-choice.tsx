import { Label, RadioButton, RadioField, RadioGroup } from 'react-aria-components';
import { bindClasses } from './class-names.ts';
import { Kbd } from './kbd.tsx';
import styles from './mark-choice.module.css';
import { isLettersOf, MarkSign } from './mark-glyph.tsx';
import { drawnAs } from './mark-shapes.ts';
import type { Sign } from './mark-shapes.ts';

const cx = bindClasses(styles);

export interface MarkOption<Id extends string = string> {
  readonly id: Id;
  readonly label: string;
  readonly sign: Sign;
  /** The key that gives this mark; drawn on the option, handled by the screen. */
  readonly keyHint?: string | undefined;
}

/** More options than that wrap to further rows. */
const MOST_IN_A_ROW = 4;

export interface MarkChoiceProps<Id extends string> {
  /** What is being marked. */
  readonly label: string;
  readonly isLabelVisible?: boolean;
  /** From the configured scale, best first. */
  readonly options: readonly MarkOption<Id>[];
  readonly value: Id | null;
  readonly onChange: (id: Id) => void;
  readonly isDisabled?: boolean;
  readonly isReadOnly?: boolean;
  /** Of the options' labels, BCP 47, where it is not the page's. */
  readonly language?: string | undefined;
  /** `large` for a criterion, `regular` for an item, `column` for a row of a table that names its columns above. */
  readonly size?: 'regular' | 'large' | 'column';
}

/** One tap gives a mark: a row of large choices with the semantics of a radio group. */
export function MarkChoice<Id extends string>({
  label,
  isLabelVisible = false,
  options,
  value,
  onChange,
  isDisabled = false,
  isReadOnly = false,
  language,
  size = 'regular',
}: MarkChoiceProps<Id>) {
  return (
    <RadioGroup
      className={cx('group', size)}
      orientation="horizontal"
      value={value}
      onChange={(id) => {
        const option = options.find((candidate) => candidate.id === id);
        if (option !== undefined) onChange(option.id);
      }}
      isDisabled={isDisabled}
      isReadOnly={isReadOnly}
      {...(isLabelVisible ? {} : { 'aria-label': label })}
    >
      {isLabelVisible ? <Label className={cx('label')}>{label}</Label> : null}
      <div className={cx('options', options.length > MOST_IN_A_ROW && (isTerse(options) ? 'terse' : 'many'))}>
        {options.map((option) => (
          <RadioField key={option.id} value={option.id} className={cx('cell')}>
            <RadioButton className={cx('option', toneOf(option.sign))}>
              <MarkSign sign={option.sign} size={size === 'large' ? 'large' : 'regular'} />
              <span
                lang={language}
                className={cx(size === 'column' || isLettersOf(option.sign, option.label) ? 'said' : 'name')}
              >
                {option.label}
              </span>
              {option.keyHint === undefined ? null : <Kbd>{option.keyHint}</Kbd>}
            </RadioButton>
          </RadioField>
        ))}
      </div>
    </RadioGroup>
  );
}

/** The wash of a chosen option, after its sign. */
function toneOf(sign: Sign): string {
  const drawn = drawnAs(sign);
  return 'letters' in drawn ? 'lettered' : drawn.shape;
}

/** Whether every option is its letters, and no more. */
function isTerse(options: readonly MarkOption[]): boolean {
  return options.every(({ label, sign }) => isLettersOf(sign, label));
}
