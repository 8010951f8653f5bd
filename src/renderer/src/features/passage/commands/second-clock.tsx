import { createContext, useContext, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../../lib/api.ts';
import { bindClasses, Button } from '../../../ui/index.ts';
import { phaseOnClock } from '../clock/clock-extrapolation.ts';
import { useClocksInProgress } from '../queries.ts';
import styles from './command-panel.module.css';
import { CommandPanel } from './command-panel.tsx';

const cx = bindClasses(styles);

/** A command that would set a second clock going, until someone says whether it should. */
interface Pending {
  /** Passage whose clock runs already. */
  readonly passageId: string;
  readonly confirm: () => void;
}

interface SecondClock {
  readonly pending: Pending | null;
  readonly ask: (pending: Pending | null) => void;
}

const SecondClockContext = createContext<SecondClock>({ pending: null, ask: () => undefined });

export function SecondClockProvider({ children }: { readonly children: ReactNode }) {
  const [pending, ask] = useState<Pending | null>(null);
  const value = useMemo(() => ({ pending, ask }), [pending]);
  return <SecondClockContext value={value}>{children}</SecondClockContext>;
}

export function useSecondClock(): SecondClock {
  return useContext(SecondClockContext);
}

/** The passage whose clock runs, when that is why a command was refused. */
export function runningPassageOf(error: unknown): string | null {
  if (!(error instanceof ApiError) || error.code !== 'another-clock-runs') return null;
  const { passageId } = error.details;
  return typeof passageId === 'string' ? passageId : null;
}

/** Asked in place before a second clock starts: whose is the first, and where it stands. */
export function SecondClockPanel() {
  const { t } = useTranslation(['clock', 'passage']);
  const { ask, pending } = useSecondClock();
  const clocks = useClocksInProgress().data ?? [];
  if (pending === null) return null;
  const running = clocks.find(({ passageId }) => passageId === pending.passageId);
  const close = () => {
    ask(null);
  };
  return (
    <CommandPanel
      title={t('second.title')}
      text={t('second.text', {
        candidate: running?.candidate ?? '',
        phase: running === undefined ? '' : (phaseOnClock(running.clock)?.title ?? ''),
      })}
      error={null}
      onClose={close}
    >
      <div className={cx('choices')}>
        <Button onPress={close}>{t('passage:action.cancel')}</Button>
        <Button
          variant="danger"
          onPress={() => {
            close();
            pending.confirm();
          }}
        >
          {t('second.confirm')}
        </Button>
      </div>
    </CommandPanel>
  );
}
