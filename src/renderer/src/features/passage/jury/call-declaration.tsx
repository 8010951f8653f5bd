import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallableMember } from '../../../../../shared/areas/passage/jury.ts';
import { bindClasses, Notice } from '../../../ui/index.ts';
import styles from '../commands/command-panel.module.css';
import { Declared, DeclarationButtons, LinkReason } from '../reception/declaration-choice.tsx';

const cx = bindClasses(styles);

type Word =
  { readonly kind: 'no-link'; readonly reason: '' } | { readonly kind: 'withdrawn'; readonly reason: string };

export interface CallDeclarationProps {
  readonly member: CallableMember;
  /** `settle` once main has it. */
  readonly onDeclare: (word: Word, settle: () => void) => void;
  /** The call, once the absence of a link stands declared. */
  readonly children: ReactNode;
}

/** The word of a member before they are called in: the same choice as at the reception. A link keeps them out. */
export function CallDeclaration({
  children,
  member: { declaration, name },
  onDeclare,
}: CallDeclarationProps) {
  const { t } = useTranslation(['jury', 'passage']);
  const [mode, setMode] = useState<'recorded' | 'correcting' | 'withdrawing'>('recorded');
  const give = (word: Word) => {
    onDeclare(word, () => {
      setMode('recorded');
    });
  };
  if (declaration !== null && mode === 'recorded') {
    return (
      <div className={cx('row')}>
        {declaration.kind === 'withdrawn' ? (
          <Notice tone="caution" isLive title={t('call.notCalled', { name })}>
            {t('call.notCalledText')}
          </Notice>
        ) : null}
        <div className={cx('choices')}>
          <Declared
            declaration={declaration}
            name={name}
            onCorrect={() => {
              setMode('correcting');
            }}
          />
        </div>
        {declaration.kind === 'no-link' ? children : null}
      </div>
    );
  }
  return (
    <div className={cx('row')}>
      <p>{t('call.declareFirst', { name })}</p>
      <p>{t('passage:declarations.statement')}</p>
      <div className={cx('choices')}>
        <DeclarationButtons
          name={name}
          isWithdrawing={mode === 'withdrawing'}
          onNoLink={() => {
            give({ kind: 'no-link', reason: '' });
          }}
          onWithdraw={() => {
            setMode(mode === 'withdrawing' ? 'correcting' : 'withdrawing');
          }}
        />
      </div>
      {mode === 'withdrawing' ? (
        <LinkReason
          name={name}
          onConfirm={(reason) => {
            give({ kind: 'withdrawn', reason });
          }}
        />
      ) : null}
    </div>
  );
}
