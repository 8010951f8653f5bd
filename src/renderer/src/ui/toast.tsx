import { useSyncExternalStore } from 'react';
import { IconButton } from './button.tsx';
import { bindClasses } from './class-names.ts';
import { Glyph } from './glyph.tsx';
import { createToasts } from './toasts.ts';
import type { ToastMessage } from './toasts.ts';
import styles from './toast.module.css';

const cx = bindClasses(styles);

const toasts = createToasts({
  after: (delayMs, run) => {
    const timer = setTimeout(run, delayMs);
    return () => {
      clearTimeout(timer);
    };
  },
});

/** Says that something was done. What can be taken back is offered by its screen, where it belongs, and not here. */
export function showToast(message: ToastMessage): void {
  toasts.show(message);
}

/** A screen is left: what it said goes with it. */
export function leaveToasts(): void {
  toasts.leave();
}

/** Room in the flow of a screen where what was done is said: beside the controls, never over one. */
export function ToastDock({ label, closeLabel }: { readonly label: string; readonly closeLabel: string }) {
  const shown = useSyncExternalStore(toasts.subscribe, toasts.shown);
  return (
    // It stands before it has something to say, so that a screen reader hears what comes into it, and its listeners do no act.
    // eslint-disable-next-line jsx-a11y-x/no-noninteractive-element-interactions
    <div
      role="status"
      aria-label={label}
      className={cx('dock')}
      data-print="hidden"
      onPointerEnter={toasts.hold}
      onPointerLeave={toasts.release}
      onFocus={toasts.hold}
      onBlur={toasts.release}
    >
      {shown === null ? null : (
        <div key={shown.id} className={cx('toast')}>
          <p className={cx('content')}>{shown.message}</p>
          <IconButton label={closeLabel} icon={<Glyph name="close" size={18} />} onPress={toasts.close} />
        </div>
      )}
    </div>
  );
}
