import { useTranslation } from 'react-i18next';
import type { Verification } from '../../../../../shared/areas/archive.ts';
import { useFormats } from '../../../lib/format.ts';
import { Loaded } from '../../../lib/loaded.tsx';
import { Button, Disclosure, Glyph, Notice, Section, Stack, Stamp, bindClasses } from '../../../ui/index.ts';
import { RegisterBeside } from '../../ledger/index.ts';
import styles from '../archive.module.css';
import { useVerification } from '../queries.ts';

const cx = bindClasses(styles);

/** The verdict with its date, what it rests on, and the checks folded under it. */
export function VerificationStamp({ minutesId }: { readonly minutesId: string }) {
  const { t } = useTranslation('archive');
  const query = useVerification(minutesId);
  return (
    <Section
      title={t('verify.title')}
      actions={
        <Button variant="quiet" isPending={query.isFetching} onPress={() => void query.refetch()}>
          {t('verify.again')}
        </Button>
      }
    >
      <Loaded query={query}>{(verification) => <Findings verification={verification} />}</Loaded>
    </Section>
  );
}

function Findings({ verification }: { readonly verification: Verification }) {
  const { t } = useTranslation('archive');
  const { dateTime } = useFormats();
  const { isIntact, checkedAt, checks, isRegisterWitnessed, minutesId } = verification;
  const failed = checks.filter(({ isPassed }) => !isPassed);
  return (
    <Stack>
      <div role="status">
        <Stamp
          tone={isIntact ? 'accent' : 'danger'}
          label={isIntact ? t('verify.intact') : t('verify.altered')}
          date={t('verify.at', { date: dateTime(checkedAt) })}
        />
      </div>
      {isIntact ? null : (
        <Notice tone="danger" isLive title={t('verify.alteredTitle')}>
          {t('verify.alteredText')}
        </Notice>
      )}
      {isIntact ? <p>{t('verify.basis')}</p> : <CheckList checks={failed} />}
      <RegisterBeside minutesId={minutesId} isWitnessed={isRegisterWitnessed} />
      <Disclosure title={t('verify.checks', { count: checks.length })}>
        <CheckList checks={checks} />
      </Disclosure>
    </Stack>
  );
}

/** One line for each check, with its outcome in words. */
function CheckList({ checks }: { readonly checks: Verification['checks'] }) {
  const { t } = useTranslation('archive');
  return (
    <ul className={cx('checks')}>
      {checks.map(({ check, isPassed }) => (
        <li key={check} className={cx(isPassed ? 'passed' : 'failed')}>
          <Glyph name={isPassed ? 'check' : 'close'} size={18} />
          <span>
            {t(`verify.check.${check}`)}
            {' – '}
            {isPassed ? t('verify.passed') : t('verify.failed')}
          </span>
        </li>
      ))}
    </ul>
  );
}
