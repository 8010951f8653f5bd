import { useTranslation } from 'react-i18next';
import type { TaskKind } from '../../../shared/areas/app.ts';
import { Button, Inline, Progress } from '../ui/index.ts';
import { api } from './api.ts';
import { useTasks } from './tasks.ts';
import { useWrite } from './use-write.ts';

/** How far work of that kind has come, and what stops it. Draws nothing while none goes on. */
export function TaskProgress({ kind }: { readonly kind: TaskKind }) {
  const { t } = useTranslation();
  const task = useTasks().data?.find((each) => each.kind === kind);
  const stop = useWrite((taskId: string) => api.app.stopTask({ taskId }));
  if (task === undefined) return null;
  const { done, id, total } = task;
  const isCounted = kind.endsWith('export');
  return (
    <Inline gap="2" align="end">
      <Progress
        label={t(`task.${kind}`)}
        value={done}
        max={total}
        valueLabel={
          isCounted
            ? t('task.counted', { done, total })
            : t('task.share', { share: Math.round((100 * done) / Math.max(1, total)) })
        }
      />
      <Button
        isPending={stop.isPending}
        onPress={() => {
          stop.mutate(id);
        }}
      >
        {t('task.stop')}
      </Button>
    </Inline>
  );
}
