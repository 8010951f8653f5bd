import { useTranslation } from 'react-i18next';
import type { RoomInterface } from '../../../../../shared/areas/room.ts';
import { Button, Checkbox, Disclosure, Notice, NumberField, RadioGroup, Stack } from '../../../ui/index.ts';
import { interfaceKind } from '../interface-kind.ts';

/** Highest and lowest port that a room can be opened on. */
const PORTS = { minValue: 1_024, maxValue: 65_535 } as const;

/** What the room is opened with. */
export interface RoomDraft {
  readonly address: string | null;
  readonly port: number;
  readonly isNameShown: boolean;
}

export interface OpenRoomFormProps {
  readonly interfaces: readonly RoomInterface[];
  readonly draft: RoomDraft;
  readonly onChange: (draft: RoomDraft) => void;
  readonly onReadAgain: () => void;
}

/** Which network, and what the candidate's screen says. */
export function OpenRoomForm({ draft, interfaces, onChange, onReadAgain }: OpenRoomFormProps) {
  const { t } = useTranslation('room');
  return (
    <Stack gap="3">
      {interfaces.every(({ isLoopback }) => isLoopback) ? (
        <Notice
          tone="caution"
          title={t('opening.noneTitle')}
          actions={<Button onPress={onReadAgain}>{t('opening.again')}</Button>}
        >
          {t('opening.none')}
        </Notice>
      ) : null}
      <RadioGroup
        label={t('opening.network')}
        description={t('opening.networkText')}
        options={interfaces.map((place) => ({
          id: place.address,
          label: t(`opening.kind.${interfaceKind(place)}`, { address: place.address }),
          description: <About place={place} />,
        }))}
        value={draft.address}
        onChange={(address) => {
          onChange({ ...draft, address });
        }}
      />
      <Checkbox
        isSelected={draft.isNameShown}
        onChange={(isNameShown) => {
          onChange({ ...draft, isNameShown });
        }}
      >
        {t('opening.name')}
      </Checkbox>
      <Disclosure title={t('opening.more')} level={2}>
        <NumberField
          label={t('opening.port')}
          description={t('opening.portText')}
          {...PORTS}
          formatOptions={{ useGrouping: false }}
          value={draft.port}
          onChange={(port) => {
            onChange({ ...draft, port });
          }}
        />
      </Disclosure>
    </Stack>
  );
}

function About({ place }: { readonly place: RoomInterface }) {
  const { t } = useTranslation('room');
  const kind = interfaceKind(place);
  if (kind === 'this-computer') return <>{t('opening.loopback')}</>;
  if (kind === 'virtual') return <>{t('opening.virtual')}</>;
  return <>{t('opening.card', { name: place.name })}</>;
}
