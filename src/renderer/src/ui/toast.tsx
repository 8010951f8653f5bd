import {
  Text,
  UNSTABLE_Toast as AriaToast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as AriaToastRegion,
} from 'react-aria-components';
import { Button, IconButton } from './button.tsx';
import { bindClasses } from './class-names.ts';
import { Glyph } from './glyph.tsx';
import styles from './toast.module.css';

const cx = bindClasses(styles);

export interface ToastMessage {
  readonly message: string;
  /** Takes back what was just done. */
  readonly undo?: { readonly label: string; readonly onUndo: () => void };
}

/** Long enough to read and to reach the undo; time stands still while the pointer or the focus is on it. */
const TOAST_MS = 10_000;

const queue = new ToastQueue<ToastMessage>({ maxVisibleToasts: 3 });

/** Says that something was done, and offers to take it back; returns the function that closes it. */
export function showToast(message: ToastMessage): () => void {
  const key = queue.add(message, { timeout: TOAST_MS });
  return () => {
    queue.close(key);
  };
}

/** Where toasts appear; once, at the root of the app. F6 moves the focus to it. */
export function ToastRegion({ label, closeLabel }: { readonly label: string; readonly closeLabel: string }) {
  return (
    <AriaToastRegion queue={queue} aria-label={label} className={cx('region')}>
      {({ toast }) => (
        <AriaToast toast={toast} className={cx('toast')}>
          <ToastContent className={cx('content')}>
            <Text slot="title">{toast.content.message}</Text>
          </ToastContent>
          {toast.content.undo === undefined ? null : (
            <Button
              variant="secondary"
              icon={<Glyph name="undo" size={18} />}
              onPress={() => {
                toast.content.undo?.onUndo();
                queue.close(toast.key);
              }}
            >
              {toast.content.undo.label}
            </Button>
          )}
          <IconButton slot="close" label={closeLabel} icon={<Glyph name="close" size={18} />} />
        </AriaToast>
      )}
    </AriaToastRegion>
  );
}
