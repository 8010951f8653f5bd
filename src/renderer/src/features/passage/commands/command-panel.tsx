import { useId } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import { bindClasses, Glyph, IconButton } from '../../../ui/index.ts';
import styles from './command-panel.module.css';
import { FocusInside } from './focus-inside.tsx';

const cx = bindClasses(styles);

export interface CommandPanelProps {
  readonly title: string;
  readonly text?: string;
  /** Why the panel's command was refused. */
  readonly error: unknown;
  /** Null for what cannot be put off: the panel then stays until it is done. */
  readonly onClose: (() => void) | null;
  readonly children: ReactNode;
}

/** A sheet that slides in above the actions: beside the work, never over it. Escape closes it. */
export function CommandPanel({ title, text, error, onClose, children }: CommandPanelProps) {
  const { t } = useTranslation('passage');
  const titleId = useId();
  return (
    // The section only listens for the Escape key of what stands in it.
    // eslint-disable-next-line jsx-a11y-x/no-noninteractive-element-interactions
    <section
      className={cx('panel')}
      aria-labelledby={titleId}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || onClose === null) return;
        event.stopPropagation();
        onClose();
      }}
    >
      <div className={cx('head')}>
        <h2 id={titleId}>{title}</h2>
        {text === undefined ? null : <p className={cx('text')}>{text}</p>}
        {onClose === null ? null : (
          <IconButton label={t('action.closePanel')} icon={<Glyph name="close" />} onPress={onClose} />
        )}
      </div>
      <FocusInside className={cx('body')}>{children}</FocusInside>
      <ErrorNotice error={error} />
    </section>
  );
}
