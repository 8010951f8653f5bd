import { useTranslation } from 'react-i18next';
import type { PassageView } from '../../../../../shared/areas/passage/passages.ts';
import { api } from '../../../lib/api.ts';
import { useWrite } from '../../../lib/use-write.ts';
import { bindClasses, Button, TextArea } from '../../../ui/index.ts';
import { passageKeys } from '../queries.ts';
import styles from './command-panel.module.css';
import { CommandPanel } from './command-panel.tsx';
import type { Panels } from './panels.ts';

const cx = bindClasses(styles);

/** Whether this candidate may leave for good while the others go on. */
export function canDepart({ clock, stage, togetherCount }: PassageView): boolean {
  return togetherCount !== null && stage === 'timed' && clock.status !== 'interrupted';
}

/** One of several who pass together leaves for good: theirs ends, and the clock of the others goes on. */
export function DeparturePanel({
  passage,
  panels,
}: {
  readonly passage: PassageView;
  readonly panels: Panels;
}) {
  const { t } = useTranslation('passage');
  const leave = useWrite(api.passages.leaveTogether, ({ passageId }) => passageKeys.passage(passageId));
  const reason = panels.drafts.departureReason;
  const { firstName, lastName } = passage.candidate;
  return (
    <CommandPanel
      title={t('together.departureTitle', { name: `${firstName} ${lastName}` })}
      text={t('together.departureText')}
      error={leave.error}
      onClose={panels.close}
    >
      <div className={cx('grow')}>
        <TextArea
          label={t('together.departureReason')}
          rows={2}
          value={reason}
          onChange={(departureReason) => {
            panels.write({ departureReason });
          }}
        />
      </div>
      <Button
        variant="danger"
        isDisabled={reason.trim() === ''}
        isPending={leave.isPending}
        onPress={() => {
          leave.mutate({ passageId: passage.passageId, reason }, { onSuccess: panels.close });
        }}
      >
        {t('together.departureConfirm')}
      </Button>
    </CommandPanel>
  );
}
