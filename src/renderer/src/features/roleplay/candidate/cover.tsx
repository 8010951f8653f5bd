import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { bindClasses } from '../../../ui/index.ts';
import styles from './candidate.module.css';

const cx = bindClasses(styles);

export interface CoverProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly actions: ReactNode;
}

/** Turns the whole window towards the candidate: opaque, so that nothing of the jury's work shows around it. */
export function Cover({ title, onClose, children, actions }: CoverProps) {
  return (
    <ModalOverlay
      className={cx('veil')}
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <Modal className={cx('cover')}>
        <Dialog className={cx('dialog')}>
          <div className={cx('page')}>
            <Heading slot="title" className={cx('title')}>
              {title}
            </Heading>
            {children}
          </div>
          <div className={cx('bar')}>{actions}</div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
