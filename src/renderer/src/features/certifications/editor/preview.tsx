import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { assessedCompetences } from '../../../../../domain/certification/assessed.ts';
import { isJuryTest } from '../../../../../domain/certification/certification.ts';
import type { CertificationDraft } from '../../../../../domain/certification/draft/draft-shape.ts';
import type { Test } from '../../../../../domain/certification/test.schema.ts';
import { Button, Dialog, SegmentedControl, Select, Stack } from '../../../ui/index.ts';
import { GridPreview } from '../../grid/index.ts';
import { SpecimenPages } from '../../minutes/index.ts';
import { useDesk } from '../hooks/use-draft-desk.ts';
import { named } from './options.ts';

type Shown = 'grid' | 'minutes';

/** The grid that a test gives, to be tried, and the minutes of an invented passage: what jurors will have before them. */
export function Preview() {
  const { t } = useTranslation(['certifications', 'common']);
  const { draft, faults } = useDesk();
  const [isOpen, setOpen] = useState(false);
  const close = () => {
    setOpen(false);
  };
  return (
    <>
      <Button
        onPress={() => {
          setOpen(true);
        }}
      >
        {t('preview.open')}
      </Button>
      <Dialog
        role="dialog"
        width="wide"
        title={t('preview.open')}
        isOpen={isOpen}
        onClose={close}
        actions={<Button onPress={close}>{t('common:action.close')}</Button>}
      >
        {faults.length > 0 ? <p>{t('preview.blocked')}</p> : <PreviewOfTests draft={draft} />}
      </Dialog>
    </>
  );
}

function PreviewOfTests({ draft }: { readonly draft: CertificationDraft }) {
  const { t } = useTranslation('certifications');
  const tests = draft.tests.filter((test) => isJuryTest(test) && test.phases.length > 0);
  const [testId, setTestId] = useState<string | null>(null);
  const [shown, setShown] = useState<Shown>('grid');
  const test = tests.find(({ id }) => id === testId) ?? tests[0];
  if (test === undefined) return <p>{t('trial.noTest')}</p>;
  return (
    <Stack>
      {tests.length === 1 ? null : (
        <Select
          label={t('node.test')}
          options={tests.map(({ id, title }) => ({ id, label: named(id, title) }))}
          value={test.id}
          placeholder={t('choose')}
          onChange={setTestId}
        />
      )}
      <SegmentedControl
        label={t('preview.what')}
        segments={(['grid', 'minutes'] as const).map((id) => ({ id, label: t(`preview.${id}`) }))}
        value={shown}
        onChange={setShown}
      />
      <p>{t(`preview.${shown}Hint`)}</p>
      {shown === 'grid' ? (
        <GridOf key={test.id} draft={draft} test={test} />
      ) : (
        <SpecimenPages content={JSON.stringify(draft)} testId={test.id} />
      )}
    </Stack>
  );
}

/** A certification without a scale leaves it to the session: then there is no grid to show. */
function GridOf({ draft, test }: { readonly draft: CertificationDraft; readonly test: Test }) {
  const { t } = useTranslation('certifications');
  if (draft.scales.length === 0) return <p>{t('trial.noScale')}</p>;
  return (
    <div lang={draft.language}>
      <GridPreview competences={assessedCompetences({ certification: draft, test, sessionScale: null })} />
    </div>
  );
}
