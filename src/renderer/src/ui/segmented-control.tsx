import { Label, RadioButton, RadioField, RadioGroup } from 'react-aria-components';
import { bindClasses } from './class-names.ts';
import { Kbd } from './kbd.tsx';
import styles from './segmented-control.module.css';

const cx = bindClasses(styles);

export interface Segment<Id extends string> {
  readonly id: Id;
  readonly label: string;
  readonly keyHint?: string | undefined;
}

export interface SegmentedControlProps<Id extends string> {
  readonly label: string;
  readonly isLabelVisible?: boolean;
  readonly segments: readonly Segment<Id>[];
  readonly value: Id | null;
  readonly onChange: (id: Id) => void;
  readonly isDisabled?: boolean;
}

/** A short choice in one row; behaves as a radio group. */
export function SegmentedControl<Id extends string>({
  label,
  isLabelVisible = false,
  segments,
  value,
  onChange,
  isDisabled = false,
}: SegmentedControlProps<Id>) {
  return (
    <RadioGroup
      className={cx('group')}
      orientation="horizontal"
      value={value}
      onChange={(id) => {
        const segment = segments.find((candidate) => candidate.id === id);
        if (segment !== undefined) onChange(segment.id);
      }}
      isDisabled={isDisabled}
      {...(isLabelVisible ? {} : { 'aria-label': label })}
    >
      {isLabelVisible ? <Label className={cx('label')}>{label}</Label> : null}
      <div className={cx('row')}>
        {segments.map((segment) => (
          <RadioField key={segment.id} value={segment.id} className={cx('cell')}>
            <RadioButton className={cx('segment')}>
              {segment.label}
              {segment.keyHint === undefined ? null : <Kbd>{segment.keyHint}</Kbd>}
            </RadioButton>
          </RadioField>
        ))}
      </div>
    </RadioGroup>
  );
}
