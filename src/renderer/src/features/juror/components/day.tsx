import { useTranslation } from 'react-i18next';
import { Button as AriaButton } from 'react-aria-components';
import type { RoomStanding } from '../../../../../shared/areas/room.ts';
import { Loaded } from '../../../lib/loaded.tsx';
import { useDocumentTitle } from '../../../lib/use-document-title.ts';
import { bindClasses, Glyph, Section } from '../../../ui/index.ts';
import type { AlertChoice } from '../hooks/alerts.ts';
import { useDownSince } from '../hooks/device.ts';
import { useStanding } from '../queries.ts';
import { AlertsQuestion } from './alerts-question.tsx';
import { Documents } from './documents.tsx';
import { DeviceSettings } from './device-settings.tsx';
import { Frame } from './frame.tsx';
import styles from './juror.module.css';
import { LineStrip } from './line-strip.tsx';
import { MovedForm } from './moved-form.tsx';
import { NotEntered } from './not-entered.tsx';
import { ProblemButton } from './problem-panel.tsx';

const cx = bindClasses(styles);

export interface DayProps {
  readonly alerts: AlertChoice | null;
  readonly onAlerts: (choice: AlertChoice) => void;
  readonly onOpen: (passageId: string) => void;
  readonly onDocument: (documentId: string) => void;
}

/** The day's passages, the documents to sign, and the settings of this device. */
export function Day({ alerts, onAlerts: setAlerts, onDocument, onOpen }: DayProps) {
  const { t } = useTranslation('juror');
  const isCut = useDownSince() !== null;
  const standing = useStanding();
  useDocumentTitle(t('day.title'));
  return (
    <Frame
      foot={<ProblemButton passageId={null} />}
      head={
        <>
          <span className={cx('wordmark')}>{standing.data?.juror?.name ?? t('wordmark')}</span>
          <LineStrip />
        </>
      }
    >
      <Loaded query={standing}>
        {(found) => (
          <>
            <h1>{t('day.title')}</h1>
            <p className={cx('soft')}>{found.sessionTitle}</p>
            <NotEntered />
            {alerts === null ? <AlertsQuestion onChoose={setAlerts} /> : null}
            <Section title={t('day.passages')}>
              <Passages standing={found} onOpen={onOpen} />
            </Section>
            <Section title={t('day.documents')}>
              <Documents onOpen={onDocument} />
            </Section>
          </>
        )}
      </Loaded>
      {isCut ? <MovedForm /> : null}
      <DeviceSettings alerts={alerts} onAlerts={setAlerts} />
    </Frame>
  );
}

interface PassagesProps {
  readonly standing: RoomStanding;
  readonly onOpen: (passageId: string) => void;
}

function Passages({ onOpen, standing }: PassagesProps) {
  const { t } = useTranslation('juror');
  if (standing.passages.length === 0) return <p>{t('day.none')}</p>;
  return (
    <ul className={cx('passages')}>
      {standing.passages.map(({ candidate, passageId, stage }) => (
        <li key={passageId}>
          <AriaButton
            className={cx('passage', stage === 'timed' && 'now')}
            onPress={() => {
              onOpen(passageId);
            }}
          >
            <span className={cx('candidate')}>{candidate}</span>
            <span className={cx('soft')}>{t(`stage.${stage}`)}</span>
            <Glyph name="forward" />
          </AriaButton>
        </li>
      ))}
    </ul>
  );
}
