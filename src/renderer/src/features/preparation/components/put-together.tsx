import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TestSummary } from '../../../../../shared/areas/certifications.ts';
import type { PassageSummary, SessionView } from '../../../../../shared/areas/preparation/sessions.ts';
import { ConfirmDialog } from '../../../lib/confirm-dialog.tsx';
import { Button, Checkbox, Select, Stack, showToast } from '../../../ui/index.ts';
import { usePutTogether } from '../hooks/use-session-writes.ts';
import { candidateName, inDayOrder } from '../passage-order.ts';

interface Offer {
  readonly test: TestSummary;
  readonly bounds: NonNullable<TestSummary['together']>;
  /** Planned for it, and with nobody else so far. */
  readonly passages: readonly PassageSummary[];
}

/** Holds planned passages by one clock, where a test takes several candidates. */
export function PutTogether({ session }: { readonly session: SessionView }) {
  const { t } = useTranslation('session');
  const [isOpen, setOpen] = useState(false);
  const offers = offersOf(session);
  if (offers.length === 0) return null;
  return (
    <>
      <Button
        variant="quiet"
        onPress={() => {
          setOpen(true);
        }}
      >
        {t('together.open')}
      </Button>
      {isOpen ? (
        <Choice
          sessionId={session.id}
          offers={offers}
          onClose={() => {
            setOpen(false);
          }}
        />
      ) : null}
    </>
  );
}

/** Tests of the day that several may take at once, with who could. */
function offersOf({ passages, referentiel }: SessionView): readonly Offer[] {
  return referentiel.juryTests.flatMap((test) => {
    const { together } = test;
    if (together === null) return [];
    const free = inDayOrder(passages).filter(
      ({ groupId, isFrozen, stage, testId }) =>
        testId === test.id && groupId === null && !isFrozen && stage === 'reception',
    );
    return free.length < 2 ? [] : [{ test, bounds: together, passages: free }];
  });
}

interface ChoiceProps {
  readonly sessionId: string;
  readonly offers: readonly Offer[];
  readonly onClose: () => void;
}

function Choice({ sessionId, offers, onClose }: ChoiceProps) {
  const { t } = useTranslation('session');
  const put = usePutTogether();
  const [testId, setTestId] = useState(offers[0]?.test.id ?? null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const offer = offers.find(({ test }) => test.id === testId);
  const { max, min } = offer?.bounds ?? { min: 2, max: 2 };
  const least = Math.max(2, min);
  return (
    <ConfirmDialog
      isOpen
      variant="primary"
      title={t('together.title')}
      confirmLabel={t('together.confirm')}
      isDisabled={chosen.size < least || chosen.size > max}
      write={put}
      onClose={onClose}
      onConfirm={() => {
        put.mutate(
          { sessionId, passageIds: [...chosen] },
          {
            onSuccess: () => {
              showToast({ message: t('together.done') });
              onClose();
            },
          },
        );
      }}
    >
      <Stack gap="3">
        <p>{t('together.text')}</p>
        {offers.length < 2 ? null : (
          <Select
            label={t('together.test')}
            placeholder={t('together.test')}
            options={offers.map(({ test }) => ({ id: test.id, label: test.title }))}
            value={testId}
            onChange={(id) => {
              setTestId(id);
              setChosen(new Set());
            }}
          />
        )}
        <div role="group" aria-label={t('together.whom', { min: least, max })}>
          <p>{t('together.whom', { min: least, max })}</p>
          {(offer?.passages ?? []).map(({ candidate, id }) => (
            <Checkbox
              key={id}
              isSelected={chosen.has(id)}
              onChange={(isChosen) => {
                setChosen(new Set([...chosen].filter((known) => known !== id).concat(isChosen ? [id] : [])));
              }}
            >
              {candidateName(candidate)}
            </Checkbox>
          ))}
        </div>
      </Stack>
    </ConfirmDialog>
  );
}
