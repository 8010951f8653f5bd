import { useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../../lib/create-api.ts';
import { errorTexts } from '../../../lib/errors.ts';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import type { Report } from '../../../lib/room/index.ts';
import { bindClasses, Button, Dialog, TextArea } from '../../../ui/index.ts';
import { reportName, useJotting, useJurorDevice } from '../hooks/device.ts';
import styles from './juror.module.css';

const cx = bindClasses(styles);

const MOST = 1_000;

/** The quiet way to the president: what is typed is kept here until the desk has it. */
export function ProblemButton({ passageId }: { readonly passageId: string | null }) {
  const { t } = useTranslation('juror');
  const { problems } = useJurorDevice();
  const reports = useSyncExternalStore(problems.subscribe, problems.state);
  const [isOpen, setOpen] = useState(false);
  const [text, setText] = useJotting(reportName(passageId));
  const [failure, setFailure] = useState<unknown>(null);
  const own = reports.filter((report) => report.passageId === passageId);
  const close = () => {
    setOpen(false);
  };
  const send = async () => {
    try {
      await problems.add(passageId, text.trim());
      setText('');
      setFailure(null);
    } catch {
      setFailure(new ApiError('disk-full'));
    }
  };
  return (
    <>
      <Button
        variant="quiet"
        onPress={() => {
          setOpen(true);
        }}
      >
        {t('problem.action')}
      </Button>
      <Dialog
        title={t('problem.title')}
        role="dialog"
        isOpen={isOpen}
        onClose={close}
        actions={
          <>
            <Button onPress={close}>{t('problem.close')}</Button>
            <Button variant="primary" isDisabled={text.trim() === ''} onPress={() => void send()}>
              {t('problem.send')}
            </Button>
          </>
        }
      >
        <div className={cx('report')}>
          <p>{t('problem.text')}</p>
          <TextArea label={t('problem.label')} value={text} onChange={setText} rows={3} maxLength={MOST} />
          <ErrorNotice error={failure} />
          {own.length === 0 ? null : <Reports reports={own} />}
        </div>
      </Dialog>
    </>
  );
}

function Reports({ reports }: { readonly reports: readonly Report[] }) {
  const { t } = useTranslation('juror');
  const errors = useTranslation('errors').t;
  return (
    <ul className={cx('reports')} aria-live="polite">
      {reports.map(({ code, problemId, state, text }) => (
        <li key={problemId}>
          <span>{text}</span>
          <span className={cx('soft')}>
            {state === 'refused'
              ? errorTexts(errors, new ApiError(code ?? 'internal')).what
              : t(`problem.${state}`)}
          </span>
        </li>
      ))}
    </ul>
  );
}
