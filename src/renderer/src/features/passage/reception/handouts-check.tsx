import { useTranslation } from 'react-i18next';
import { standingQuestion } from '../../../../../domain/passage/handouts.ts';
import type { Handouts } from '../../../../../domain/passage/handouts.ts';
import type { PassageView } from '../../../../../shared/areas/passage/passages.ts';
import { api } from '../../../lib/api.ts';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import { useFormats } from '../../../lib/format.ts';
import { useWrite } from '../../../lib/use-write.ts';
import { Button, LinkButton, Stack } from '../../../ui/index.ts';
import { preparationKeys } from '../../preparation/queries.ts';
import { passageKeys } from '../queries.ts';
import { AttachmentList } from './attachment-list.tsx';
import { CheckBlock } from './check-block.tsx';
import styles from './reception.module.css';

/** Whether the test hands its candidate anything beside a subject to play. */
export function hasHandouts({ materials }: PassageView): boolean {
  return materials.some((material) => material !== 'role-play-subject');
}

/** What the candidate is handed: a text, a question, their own file; each is there before the test starts. */
export function HandoutsCheck({ passage }: { readonly passage: PassageView }) {
  const { t } = useTranslation('passage');
  const { attachments, handouts, materials, passageId } = passage;
  const { text } = handouts;
  return (
    <CheckBlock title={t('handouts.heading')} anchor="handouts">
      <Stack gap="2">
        {materials.includes('text') ? (
          <Handed label={text === null || text.title === '' ? t('handouts.text') : text.title}>
            {text?.text ?? t('handouts.textMissing')}
          </Handed>
        ) : null}
        {materials.includes('drawn-question') ? <Question passage={passage} /> : null}
        {materials.includes('candidate-file') ? (
          <div>
            <h3>{t('handouts.file')}</h3>
            {attachments.length === 0 ? (
              <p>{t('handouts.fileMissing')}</p>
            ) : (
              <AttachmentList attachments={attachments} />
            )}
          </div>
        ) : null}
        <div>
          <LinkButton href={{ to: '/passages/$passageId/setup', params: { passageId } }}>
            {t('handouts.prepare')}
          </LinkButton>
        </div>
      </Stack>
    </CheckBlock>
  );
}

function Handed({ children, label }: { readonly children: string; readonly label: string }) {
  return (
    <div>
      <h3>{label}</h3>
      <p className={styles['handed'] ?? ''}>{children}</p>
    </div>
  );
}

function Question({ passage: { handouts, passageId, sessionId } }: { readonly passage: PassageView }) {
  const { t } = useTranslation('passage');
  const draw = useWrite(api.setups.drawQuestion, ({ id }) => preparationKeys.setup(id), {
    readAgain: () => [passageKeys.passage(passageId), preparationKeys.session(sessionId)],
  });
  const count = handouts.questions.length;
  const label = handouts.isDrawn ? t('handouts.again') : t('handouts.draw', { count });
  return (
    <div role="status">
      <Handed label={t('handouts.question')}>
        {standingQuestion(handouts) ?? t('handouts.questionMissing')}
      </Handed>
      <HowItCame handouts={handouts} />
      {count < 2 ? null : (
        <Button
          isPending={draw.isPending}
          onPress={() => {
            draw.mutate({ passageId });
          }}
        >
          {label}
        </Button>
      )}
      <ErrorNotice error={draw.error} />
    </div>
  );
}

function HowItCame({ handouts: { draws, isDrawn } }: { readonly handouts: Handouts }) {
  const { t } = useTranslation('passage');
  const formats = useFormats();
  const last = draws.at(-1);
  if (last === undefined) return null;
  return (
    <>
      {isDrawn ? (
        <p>{t('handouts.drawn', { count: last.among.length, at: formats.dateTime(last.at) })}</p>
      ) : null}
      {draws.length > 1 || !isDrawn ? <p>{t('handouts.draws', { count: draws.length })}</p> : null}
    </>
  );
}
