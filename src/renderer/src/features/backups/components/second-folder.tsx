import { useTranslation } from 'react-i18next';
import type { SecondFolder } from '../../../../../shared/areas/backups.ts';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import { Button, DescriptionList, Inline, Section, Stack } from '../../../ui/index.ts';
import { useChooseSecond, useForgetSecond } from '../hooks/use-backup-writes.ts';

/** Where each backup goes too; none until someone names it. */
export function SecondFolderSection({ second }: { readonly second: SecondFolder | null }) {
  const { t } = useTranslation('backups');
  const choose = useChooseSecond();
  const forget = useForgetSecond();
  return (
    <Section title={t('second.title')} description={t('second.text')}>
      <Stack>
        <p>{t('second.readable')}</p>
        {second === null ? (
          <p>{t('second.none')}</p>
        ) : (
          <DescriptionList
            items={[
              { term: t('second.path'), value: second.path },
              { term: t('second.state'), value: t(`second.${second.state}`) },
            ]}
          />
        )}
        <ErrorNotice error={choose.error ?? forget.error} />
        <Inline>
          <Button
            isPending={choose.isPending}
            onPress={() => {
              choose.write(undefined);
            }}
          >
            {second === null ? t('second.choose') : t('second.change')}
          </Button>
          {second === null ? null : (
            <Button
              variant="quiet"
              isPending={forget.isPending}
              onPress={() => {
                forget.mutate();
              }}
            >
              {t('second.forget')}
            </Button>
          )}
        </Inline>
        {second === null ? null : <p>{t('second.forgotten')}</p>}
      </Stack>
    </Section>
  );
}
