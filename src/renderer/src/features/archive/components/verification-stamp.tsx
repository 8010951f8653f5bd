import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Verification } from '../../../../../shared/areas/archive.ts';
import { useFormats } from '../../../lib/format.ts';
import { Loaded } from '../../../lib/loaded.tsx';
import { Button, Disclosure, Glyph, Notice, Section, Stack, Stamp, bindClasses } from '../../../ui/index.ts';
import styles from '../archive.module.css';

const cx = bindClasses(styles);

/** What a verification found, whichever document it is of. */
export type Verified = Pick<Verification, 'isIntact' | 'checkedAt' | 'checks' | 'isRegisterWitnessed'>;

export interface VerificationStampProps<Found extends Verified> {
  readonly query: UseQueryResult<Found>;
  /** The state of the register beside that of the document. */
  readonly register: (found: Found) => ReactNode;
}

/** The verdict with its date, what it rests on, and the checks folded under it. */
export function VerificationStamp<Found extends Verified>({
  query,
  register,
}: VerificationStampProps<Found>) {
  const { t } = useTranslation('archive');
  return (
    <Section
      title={t('verify.title')}
      actions={
        <Button variant="quiet" isPending={query.isFetching} onPress={() => void query.refetch()}>
          {t('verify.again')}
        </Button>
      }
    >
      <Loaded query={query}>
        {(verification) => <Findings verification={verification}>{register(verification)}</Findings>}
      </Loaded>
    </Section>
  );
}

interface FindingsProps {
  readonly verification: Verified;
  readonly children: ReactNode;
}

function Findings({ children, verification }: FindingsProps) {
  const { t } = useTranslation('archive');
  const { dateTime } = useFormats();
  const { checkedAt, checks, isIntact } = verification;
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
      {children}
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
