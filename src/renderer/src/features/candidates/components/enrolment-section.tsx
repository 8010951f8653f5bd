import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PathBloc } from '../../../../../domain/candidate/path.ts';
import type { CandidateFile, FileEnrolment, FilePassage } from '../../../../../shared/areas/candidates.ts';
import { ConfirmDialog } from '../../../lib/confirm-dialog.tsx';
import { todayIso, useFormats } from '../../../lib/format.ts';
import { Wording } from '../../../lib/wording.tsx';
import { Button, Inline, Section, Stack, Table, bindClasses, showToast } from '../../../ui/index.ts';
import { enrolmentFor } from '../candidate-draft.ts';
import styles from '../candidates.module.css';
import { useEnrol } from '../hooks/use-candidate-writes.ts';
import { EnrolmentDialog } from './enrolment-dialog.tsx';
import { EnrolmentFields, useChosenCertification } from './enrolment-fields.tsx';
import type { EnrolmentChoice } from './enrolment-fields.tsx';
import { EntryDialog } from './entry-dialog.tsx';
import { EntryLine } from './entry-line.tsx';
import { HeldDialog } from './held-dialog.tsx';

const cx = bindClasses(styles);

export interface EnrolmentSectionProps {
  readonly enrolment: FileEnrolment;
  readonly children?: ReactNode;
}

/** What someone is enrolled for, and their whole path through it. */
export function EnrolmentSection({ children, enrolment }: EnrolmentSectionProps) {
  const { t } = useTranslation('candidates');
  const { shortDate } = useFormats();
  const [open, setOpen] = useState<'entry' | 'enrolment' | 'held' | null>(null);
  const { accessWay, certification, cpfFile, enrolledOn, initiative, isCodeKnown, title, vaeWay } = enrolment;
  const close = () => {
    setOpen(null);
  };
  const facts = [
    t('file.version', { version: certification.version }),
    t('file.enrolled', { date: shortDate(enrolledOn) }),
    ...(accessWay === null ? [] : [t(`accessWay.${accessWay}`)]),
    ...(vaeWay === null ? [] : [t(`vaeWay.${vaeWay}`)]),
    ...(initiative === null ? [] : [t('file.initiative', { by: t(`initiative.${initiative}`) })]),
    ...(cpfFile === '' ? [] : [t('file.cpf', { number: cpfFile })]),
    ...(isCodeKnown ? [] : [t('file.noCode')]),
  ];
  return (
    <Section
      title={t('file.path', { title })}
      description={facts.join(' · ')}
      actions={
        <>
          {(['enrolment', 'held', 'entry'] as const).map((dialog) => (
            <Button
              key={dialog}
              onPress={() => {
                setOpen(dialog);
              }}
            >
              {t(`file.open.${dialog}`)}
            </Button>
          ))}
        </>
      }
    >
      <Stack gap="3">
        {enrolment.path.map((bloc) => (
          <BlocPath key={bloc.blocId ?? ''} bloc={bloc} />
        ))}
        {children}
      </Stack>
      {open === 'entry' ? <EntryDialog enrolment={enrolment} onClose={close} /> : null}
      {open === 'enrolment' ? <EnrolmentDialog enrolment={enrolment} onClose={close} /> : null}
      {open === 'held' ? <HeldDialog enrolment={enrolment} onClose={close} /> : null}
    </Section>
  );
}

/** One bloc: each of its tests with all that is known of it. */
function BlocPath({ bloc }: { readonly bloc: PathBloc<FilePassage> }) {
  const { t } = useTranslation('candidates');
  const { shortDate } = useFormats();
  const { held, isSought, sourceLabel, tests, title } = bloc;
  // The source's heading often carries the title already.
  const heading = sourceLabel.endsWith(title) ? sourceLabel : `${sourceLabel} ${title}`;
  const name = bloc.blocId === null ? t('file.whole') : heading;
  return (
    <div>
      <p>
        <strong>
          <Wording>{name}</Wording>
        </strong>{' '}
        {isSought ? null : <span className={cx('soft')}>{t('file.notSought')}</span>}
      </p>
      {held === null ? null : (
        <p>
          {held.isValid
            ? t('file.held', { date: shortDate(held.heldOn), reference: held.reference })
            : t('file.heldOver', {
                date: shortDate(held.validUntil ?? held.heldOn),
                reference: held.reference,
              })}
        </p>
      )}
      <Table
        label={name}
        items={tests}
        getId={({ testId }) => testId}
        emptyText={t('file.noTest')}
        columns={[
          {
            id: 'test',
            title: t('column.test'),
            isRowHeader: true,
            width: '22rem',
            render: (test) => <Wording>{test.title}</Wording>,
          },
          {
            id: 'state',
            title: t('column.state'),
            width: '8rem',
            render: ({ state }) => t(`state.${state}`),
          },
          {
            id: 'evidence',
            title: t('column.evidence'),
            render: ({ entries, passages }) => (
              <ul className={cx('evidence')}>
                {passages.map((passage) => (
                  <PassageLine key={passage.passageId} passage={passage} />
                ))}
                {entries.map((entry) => (
                  <EntryLine key={entry.id} entry={entry} />
                ))}
              </ul>
            ),
          },
        ]}
      />
    </div>
  );
}

/** What a passage says of its test: its day, its session, and its minutes once they are archived. */
function PassageLine({ passage }: { readonly passage: FilePassage }) {
  const { t } = useTranslation('candidates');
  const { list, shortDate } = useFormats();
  const { date, isFollowed, minutes, passageId, sessionTitle, stage } = passage;
  const attempt = isFollowed ? <span className={cx('soft')}>{t('file.followed')}</span> : null;
  const where = t('file.passage', { date: shortDate(date), session: sessionTitle });
  if (minutes === null) {
    return (
      <li>
        <Link to="/passages/$passageId" params={{ passageId }}>
          {where}
        </Link>{' '}
        <span className={cx('soft')}>{stage === 'reception' ? t('file.planned') : t('file.stage')}</span>{' '}
        {attempt}
      </li>
    );
  }
  return (
    <li>
      {where}, {t(`outcome.${minutes.outcome}`)},{' '}
      <Link to="/archive/$minutesId" params={{ minutesId: minutes.id }}>
        {t('file.minutes', { number: minutes.number })}
      </Link>{' '}
      <span className={cx('soft')}>{t('file.jurors', { list: list(minutes.jurors) })}</span> {attempt}
    </li>
  );
}

/** Enrols someone who has a file for one more certification. */
export function NewEnrolment({ file }: { readonly file: CandidateFile }) {
  const { t } = useTranslation('candidates');
  const enrol = useEnrol();
  const [isOpen, setOpen] = useState(false);
  const [choice, setChoice] = useState<EnrolmentChoice>({ certification: '', accessWay: null });
  const chosen = useChosenCertification(choice);
  const close = () => {
    setOpen(false);
  };
  return (
    <Inline>
      {file.enrolments.length === 0 ? <span>{t('file.noEnrolmentText')}</span> : null}
      <Button
        onPress={() => {
          setOpen(true);
        }}
      >
        {t('file.enrol')}
      </Button>
      <ConfirmDialog
        isOpen={isOpen}
        variant="primary"
        title={t('file.enrolTitle')}
        confirmLabel={t('file.enrol')}
        isDisabled={chosen === undefined}
        write={enrol}
        onClose={close}
        onConfirm={() => {
          if (chosen === undefined) return;
          const enrolment = enrolmentFor(chosen, choice.accessWay, todayIso());
          enrol.mutate(
            { personId: file.id, enrolment },
            {
              onSuccess: () => {
                showToast({ message: t('file.path', { title: chosen.shortTitle }) });
                close();
              },
            },
          );
        }}
      >
        <EnrolmentFields value={choice} onChange={setChoice} />
      </ConfirmDialog>
    </Inline>
  );
}
