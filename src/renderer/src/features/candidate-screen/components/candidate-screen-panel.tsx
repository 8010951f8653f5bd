import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CandidateWindow, DisplayView } from '../../../../../shared/areas/room.ts';
import { api } from '../../../lib/api.ts';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import { Loaded } from '../../../lib/loaded.tsx';
import { useWrite } from '../../../lib/use-write.ts';
import { Button, Checkbox, Disclosure, Notice, RadioGroup, Stack } from '../../../ui/index.ts';
import { candidateScreenKeys, useCandidateWindow } from '../queries.ts';

/** On the page of a session: which display the candidate sees the time on. Folded, and says when it is on. */
export function CandidateScreenPanel({ sessionId }: { readonly sessionId: string }) {
  const { t } = useTranslation('clock');
  const query = useCandidateWindow();
  const isOn = query.data?.sessionId === sessionId && query.data.shownOn !== null;
  const isMirrored = query.data?.displays.some((display) => display.isDesk && display.isMirrored) === true;
  return (
    <>
      {isMirrored ? (
        <Notice tone="caution" title={t('candidate.mirroredTitle')}>
          {t('candidate.mirrored')}
        </Notice>
      ) : null}
      <Disclosure title={t('candidate.title')} level={2} aside={isOn ? t('candidate.shown') : null}>
        <Loaded query={query}>{(window) => <Choice sessionId={sessionId} window={window} />}</Loaded>
      </Disclosure>
    </>
  );
}

interface ChoiceProps {
  readonly sessionId: string;
  readonly window: CandidateWindow;
}

function Choice({ sessionId, window }: ChoiceProps) {
  const { t } = useTranslation('clock');
  const others = window.displays.filter(({ isDesk }) => !isDesk);
  const [chosen, setChosen] = useState<string | null>(null);
  const [isNameShown, setNameShown] = useState(window.isNameShown);
  const show = useWrite(api.candidateScreen.show, () => candidateScreenKeys.candidateScreen);
  const hide = useWrite(api.candidateScreen.hide, () => candidateScreenKeys.candidateScreen);
  const isOfSession = window.sessionId === sessionId;
  const proposed = window.shownOn ?? window.rememberedId ?? others[0]?.id;
  const displayId = others.find(({ id }) => String(id) === chosen)?.id ?? proposed;
  return (
    <Stack>
      <p>{t('candidate.text')}</p>
      {others.length === 0 ? <p>{t('candidate.none')}</p> : null}
      {isOfSession && window.shownOn === null ? <p role="status">{t('candidate.waiting')}</p> : null}
      {others.length === 0 ? null : (
        <RadioGroup
          label={t('candidate.display')}
          options={others.map((display, index) => ({
            id: String(display.id),
            label: <Name {...{ display, index }} />,
          }))}
          value={displayId === undefined ? null : String(displayId)}
          onChange={setChosen}
        />
      )}
      <Checkbox isSelected={isNameShown} onChange={setNameShown}>
        {t('candidate.name')}
      </Checkbox>
      <div>
        <Button
          isDisabled={displayId === undefined}
          isPending={show.isPending}
          onPress={() => {
            if (displayId !== undefined) show.mutate({ sessionId, displayId, isNameShown });
          }}
        >
          {t('candidate.show')}
        </Button>
        {isOfSession ? (
          <Button
            variant="quiet"
            isPending={hide.isPending}
            onPress={() => {
              hide.mutate();
            }}
          >
            {t('candidate.hide')}
          </Button>
        ) : null}
      </div>
      <ErrorNotice error={show.error ?? hide.error} />
    </Stack>
  );
}

function Name({ display, index }: { readonly display: DisplayView; readonly index: number }) {
  const { t } = useTranslation('clock');
  const { height, label, width } = display;
  const name = label === '' ? t('candidate.unnamed', { number: index + 2 }) : label;
  return <>{t('candidate.displayLabel', { label: name, width, height })}</>;
}
