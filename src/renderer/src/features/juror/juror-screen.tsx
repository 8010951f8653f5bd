import { useEffect, useState } from 'react';
import { Arrival, Ended, JoinForm } from './components/arrival.tsx';
import { Day } from './components/day.tsx';
import { DocumentPage } from './components/document-page.tsx';
import { JurorPassage } from './components/juror-passage.tsx';
import { PageNotice } from './components/page-notice.tsx';
import { useAlerts } from './hooks/alerts.ts';
import { JurorDeviceContext, useIsUnknown, useJurorDevice, useLineState } from './hooks/device.ts';
import { keepShownPassage, shownPassage } from './hooks/place.ts';
import { useRoomPageState } from './hooks/room-page.ts';

/** The whole page of a juror's device: from the code to the signed minutes. */
export function JurorScreen() {
  const state = useRoomPageState();
  switch (state.kind) {
    case 'device':
      return (
        <JurorDeviceContext value={state.device}>
          <Device />
        </JurorDeviceContext>
      );
    case 'no-code':
      return <JoinForm />;
    case 'starting':
    case 'elsewhere':
    case 'unsupported':
      return <PageNotice kind={state.kind} />;
  }
}

function Device() {
  const device = useJurorDevice();
  const state = useLineState();
  const isUnknown = useIsUnknown();
  if (state === 'ended') return <Ended />;
  if (isUnknown && state !== 'up') return <JoinForm trouble={device.isAdmitted() ? 'unknown' : 'refused'} />;
  if (state === 'refused') return <JoinForm trouble="refused" />;
  return device.isAdmitted() ? <LetIn /> : <Arrival isWaiting={state === 'waiting'} />;
}

/** The day, or one of its passages; after a reload, where one was. */
function LetIn() {
  const [passageId, setPassageId] = useState(shownPassage);
  // Reminders sound whatever is shown.
  const [alerts, setAlerts] = useAlerts();
  useEffect(() => {
    keepShownPassage(passageId);
  }, [passageId]);
  const [documentId, setDocumentId] = useState<string | null>(null);
  const back = () => {
    setPassageId(null);
    setDocumentId(null);
  };
  if (documentId !== null) return <DocumentPage key={documentId} documentId={documentId} onBack={back} />;
  return passageId === null ? (
    <Day alerts={alerts} onAlerts={setAlerts} onOpen={setPassageId} onDocument={setDocumentId} />
  ) : (
    <JurorPassage key={passageId} passageId={passageId} onBack={back} />
  );
}
