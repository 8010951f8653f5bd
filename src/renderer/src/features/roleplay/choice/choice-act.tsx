import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, bindClasses } from '../../../ui/index.ts';
import styles from '../roleplay.module.css';
import type { ChoiceFault } from './choice-draft.ts';

const cx = bindClasses(styles);

export interface ChoiceActProps {
  readonly label: string;
  readonly faults: readonly ChoiceFault[];
  readonly isPending: boolean;
  readonly onPress: () => void;
}

/** The act of one way of choosing, with what holds it back said beside it. */
export function ChoiceAct({ label, faults, isPending, onPress }: ChoiceActProps) {
  const { t } = useTranslation('roleplay');
  const reasonId = useId();
  const isBlocked = faults.length > 0;
  return (
    <div className={cx('act')}>
      <Button
        variant="primary"
        isPending={isPending}
        {...(isBlocked ? { 'aria-disabled': 'true' as const, 'aria-describedby': reasonId } : {})}
        onPress={() => {
          if (!isBlocked) onPress();
        }}
      >
        {label}
      </Button>
      <p id={reasonId} className={cx('soft')}>
        {faults.map((fault) => t(`choiceFault.${fault}`)).join(' ')}
      </p>
    </div>
  );
}
