import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EnteredDesk, JoiningView } from '../../../../shared/areas/room.ts';
import { api } from '../../lib/api.ts';
import { ErrorNotice } from '../../lib/error-views.tsx';
import { LoadedScreen } from '../../lib/loaded.tsx';
import { useDocumentTitle } from '../../lib/use-document-title.ts';
import { useWrite } from '../../lib/use-write.ts';
import { Button, FileField, Notice, Page, PrimaryBar, Section, Stack, TextField } from '../../ui/index.ts';
import { joiningKeys, useJoining } from './queries.ts';
import { codeInText, enteredBy, grouped, missingParts, NO_CODE } from './room-code.ts';
import type { TypedCode } from './room-code.ts';

/** This computer as a juror's device: the code of the room, which opens in a window of its own. */
export function JoinRoomScreen() {
  const { t } = useTranslation('home');
  useDocumentTitle(t('join.title'));
  return (
    <LoadedScreen query={useJoining()} title={t('join.title')}>
      {({ room }) => <JoinPage room={room} />}
    </LoadedScreen>
  );
}

function JoinPage({ room }: JoiningView) {
  const { t } = useTranslation('home');
  const [code, setCode] = useState<TypedCode>(NO_CODE);
  const [isUnread, setUnread] = useState(false);
  const enter = useWrite(api.joining.enter, () => joiningKeys.joining, {
    onDone: () => {
      setCode(NO_CODE);
    },
  });
  const isKnown = room !== null;
  const wanted = enteredBy(code, isKnown);
  const isEmpty = code === NO_CODE;
  /** A link that is pasted into any of the fields fills them all. */
  const type = (part: keyof TypedCode) => (text: string) => {
    setUnread(false);
    setCode(codeInText(text) ?? { ...code, [part]: text });
  };
  const read = async (file: File) => {
    const found = codeInText((await file.text()).slice(0, LONGEST_FILE));
    setUnread(found === null);
    if (found !== null) setCode(found);
  };
  return (
    <Page
      title={t('join.title')}
      lede={t('join.lede')}
      width="reading"
      primary={
        <PrimaryBar
          label={t('join.enter')}
          isPending={enter.isPending}
          isDisabled={wanted === null}
          blockersTitle={t('join.missing.title')}
          blockers={isEmpty ? [] : missingParts(code, isKnown).map((part) => t(`join.missing.${part}`))}
          onPress={() => {
            if (wanted !== null) enter.mutate(wanted);
          }}
        />
      }
    >
      {enter.isSuccess && isEmpty ? (
        <Notice tone="success" isLive>
          {t('join.entered')}
        </Notice>
      ) : null}
      <ErrorNotice error={enter.error} />
      {room === null ? null : (
        <Known
          room={room}
          isPending={enter.isPending}
          onReopen={() => {
            enter.mutate({ address: room.address, port: room.port, token: null, fingerprint: null });
          }}
        />
      )}
      <Section title={t('join.code')} description={t(isKnown ? 'join.codeKnown' : 'join.codeText')}>
        <Stack gap="3">
          <TextField
            label={t('join.address.label')}
            description={t('join.address.note')}
            value={code.address}
            onChange={type('address')}
            autoComplete="off"
          />
          <TextField
            label={t('join.token.label')}
            value={code.token}
            onChange={type('token')}
            autoComplete="off"
          />
          <TextField
            label={t('join.fingerprint.label')}
            description={t('join.fingerprint.note')}
            value={code.fingerprint}
            onChange={type('fingerprint')}
            autoComplete="off"
          />
          <FileField
            label={t('join.file.label')}
            optionalLabel={t('join.file.optional')}
            dropLabel={t('join.file.drop')}
            buttonLabel={t('join.file.choose')}
            acceptedTypes={['.txt', '.url', '.html', 'text/plain']}
            {...(isUnread ? { errorMessage: t('join.file.unread') } : {})}
            onSelect={(file) => void read(file)}
          />
        </Stack>
      </Section>
    </Page>
  );
}

/** A file that holds a link holds little more. */
const LONGEST_FILE = 20_000;

interface KnownProps {
  readonly room: EnteredDesk;
  readonly isPending: boolean;
  readonly onReopen: () => void;
}

/** The room of today: its window again, with what waits in it. */
function Known({ isPending, onReopen, room }: KnownProps) {
  const { t } = useTranslation('home');
  return (
    <Section
      title={t('join.known.title')}
      description={t('join.known.text', { address: `${room.address}:${String(room.port)}` })}
    >
      <Stack>
        <p>{t('join.known.fingerprint', { fingerprint: grouped(room.fingerprint) })}</p>
        <div>
          <Button isPending={isPending} onPress={onReopen}>
            {t('join.known.reopen')}
          </Button>
        </div>
      </Stack>
    </Section>
  );
}
