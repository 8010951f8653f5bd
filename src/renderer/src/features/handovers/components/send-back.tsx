import { useTranslation } from 'react-i18next';
import type { SessionHandovers } from '../../../../../shared/areas/handovers.ts';
import type { SessionView } from '../../../../../shared/areas/preparation/sessions.ts';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import { useFormats } from '../../../lib/format.ts';
import { TaskProgress } from '../../../lib/task-progress.tsx';
import { Notice, PrimaryBar, Section, Stack } from '../../../ui/index.ts';
import { useSendBack } from '../hooks/use-handover-writes.ts';

export interface SendBackProps {
  readonly session: SessionView;
  readonly received: NonNullable<SessionHandovers['received']>;
}

/** A session that another laptop handed out: its sealed minutes go back there, as often as there are more. */
export function SendBack({ received, session }: SendBackProps) {
  const { t } = useTranslation('handovers');
  const { dateTime } = useFormats();
  const send = useSendBack();
  const { at, origin, passageCount, sealedCount } = received;
  return (
    <Section title={t('sendBack.title')} description={t('sendBack.from', { origin, when: dateTime(at) })}>
      <Stack gap="3">
        <p>{t('sendBack.count', { count: sealedCount, total: passageCount })}</p>
        <TaskProgress kind="handover" />
        <ErrorNotice error={send.error} />
        {send.result === undefined ? null : (
          <Notice tone={send.result.awaitedCount > 0 ? 'caution' : 'success'} isLive>
            {[
              t('sendBack.done', { count: send.result.minutesCount, ...send.result }),
              ...(send.result.awaitedCount > 0
                ? [t('sendBack.awaited', { count: send.result.awaitedCount })]
                : []),
            ].join(' ')}
          </Notice>
        )}
        <PrimaryBar
          label={t('sendBack.confirm')}
          blockers={sealedCount === 0 ? [t('sendBack.none')] : []}
          isPending={send.isPending}
          onPress={() => {
            send.write({ sessionId: session.id });
          }}
        />
      </Stack>
    </Section>
  );
}
