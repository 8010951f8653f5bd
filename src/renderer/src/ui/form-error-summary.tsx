import { useEffect, useRef } from 'react';
import { bindClasses } from './class-names.ts';
import styles from './form-error-summary.module.css';
import { Glyph } from './glyph.tsx';

const cx = bindClasses(styles);

export interface FormError {
  /** `id` of the field, or of an element that holds it, to move to. */
  readonly fieldId: string;
  readonly message: string;
}

export interface FormErrorSummaryProps {
  readonly title: string;
  readonly errors: readonly FormError[];
}

/** All faults of a form at its top, each leading to its field. Takes the focus when it appears. */
export function FormErrorSummary({ title, errors }: FormErrorSummaryProps) {
  const ref = useRef<HTMLDivElement>(null);
  const hasErrors = errors.length > 0;
  useEffect(() => {
    if (hasErrors) ref.current?.focus();
  }, [hasErrors]);
  if (!hasErrors) return null;
  return (
    <div ref={ref} className={cx('summary')} role="alert" tabIndex={-1}>
      <p className={cx('title')}>
        <Glyph name="caution" />
        {title}
      </p>
      <ul className={cx('list')}>
        {errors.map((error) => (
          <li key={`${error.fieldId} ${error.message}`}>
            <button
              type="button"
              className={cx('link')}
              onClick={() => {
                focusField(error.fieldId);
              }}
            >
              {error.message}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

const FOCUSABLE = 'input:not([type=hidden]), textarea, button, [role=spinbutton], [tabindex="0"]';

function focusField(fieldId: string) {
  const field = document.getElementById(fieldId);
  const control = field?.matches(FOCUSABLE) === true ? field : field?.querySelector<HTMLElement>(FOCUSABLE);
  control?.scrollIntoView({ block: 'center' });
  control?.focus();
}
