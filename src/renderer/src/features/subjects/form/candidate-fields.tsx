import { useTranslation } from 'react-i18next';
import { Button, Glyph, IconButton, Section, Stack, bindClasses } from '../../../ui/index.ts';
import { SubjectText } from './form-faults.tsx';
import { PairRows } from './pair-rows.tsx';
import type { SubjectFieldsProps } from './subject-fields.ts';
import styles from './subject-form.module.css';

const cx = bindClasses(styles);

/** What the candidate is given: context, offer, CRM, documents. */
export function CandidateFields({ form, onChange }: SubjectFieldsProps) {
  const { t } = useTranslation('subjects');
  return (
    <Section title={t('read.candidate')} description={t('form.candidateNote')}>
      <Stack gap="3">
        <SubjectText
          path="candidateContext"
          label={t('path.candidateContext')}
          description={t('form.paragraphs')}
          rows={6}
          value={form.candidateContext}
          onChange={(candidateContext) => {
            onChange({ candidateContext });
          }}
        />
        <SubjectText
          path="offer.title"
          label={t('form.offerTitle')}
          value={form.offerTitle}
          onChange={(offerTitle) => {
            onChange({ offerTitle });
          }}
        />
        <PairRows
          path="offer.lines"
          legend={t('form.offerLines')}
          addLabel={t('form.addLine')}
          rows={form.offerLines}
          onChange={(offerLines) => {
            onChange({ offerLines });
          }}
        />
        <SubjectText
          path="offer.notes"
          label={t('form.offerNotes')}
          isOptional
          rows={2}
          value={form.offerNotes}
          onChange={(offerNotes) => {
            onChange({ offerNotes });
          }}
        />
        <PairRows
          path="crm"
          legend={t('form.crm')}
          addLabel={t('form.addLine')}
          rows={form.crm}
          onChange={(crm) => {
            onChange({ crm });
          }}
        />
        <DocumentRows form={form} onChange={onChange} />
      </Stack>
    </Section>
  );
}

function DocumentRows({ form: { documents }, onChange }: SubjectFieldsProps) {
  const { t } = useTranslation('subjects');
  const set = (index: number, patch: Partial<(typeof documents)[number]>) => {
    onChange({
      documents: documents.map((document, at) => (at === index ? { ...document, ...patch } : document)),
    });
  };
  return (
    <fieldset className={cx('group')}>
      <legend>{t('form.documents')}</legend>
      {documents.map(({ text, title }, index) => (
        <div key={index} className={cx('block')}>
          <div className={cx('blockHead')}>
            <h4>{t('form.document', { rank: index + 1 })}</h4>
            <IconButton
              label={t('form.removeDocument', { rank: index + 1 })}
              icon={<Glyph name="close" />}
              onPress={() => {
                onChange({ documents: documents.filter((_, at) => at !== index) });
              }}
            />
          </div>
          <SubjectText
            path={`documents[${String(index)}].title`}
            label={t('path.title')}
            value={title}
            onChange={(next) => {
              set(index, { title: next });
            }}
          />
          <SubjectText
            path={`documents[${String(index)}].text`}
            label={t('path.text')}
            rows={4}
            value={text}
            onChange={(next) => {
              set(index, { text: next });
            }}
          />
        </div>
      ))}
      <div>
        <Button
          icon={<Glyph name="add" />}
          onPress={() => {
            onChange({ documents: [...documents, { title: '', text: '' }] });
          }}
        >
          {t('form.addDocument')}
        </Button>
      </div>
    </fieldset>
  );
}
