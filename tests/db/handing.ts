/** What a test is played with, prepared as an administrator would: all that its certification asks for. */
import { passageInput } from '../../src/shared/areas/preparation/setups.ts';
import type { PassageInput } from './passage-conduct.ts';
import { done } from './passage-panel.ts';
import type { Panel } from './passage-panel.ts';

/** The request that saves a passage as it stands, with that change. */
export async function savedAs(
  { handlers }: Pick<Panel, 'handlers'>,
  passageId: string,
  change: Partial<PassageInput>,
): Promise<PassageInput> {
  const setup = await done(handlers.setups.get({ passageId }));
  const { accommodation, candidate, caseTitle, evaluatorChoice, importedResults, plannedTime } = setup;
  return {
    ...{ passageId, sessionId: setup.sessionId, testId: setup.testId, candidate, caseTitle, evaluatorChoice },
    ...{ plannedTime, importedResults: { ...importedResults } },
    accommodation: passageInput.shape.accommodation.parse(accommodation),
    ...change,
  };
}

/** A text, a question and a file, where the test asks for them. */
export async function handOver(panel: Pick<Panel, 'handlers'>, passageId: string): Promise<void> {
  const { setups, passages } = panel.handlers;
  const { materials } = await done(passages.get({ passageId }));
  if (materials.includes('text') || materials.includes('drawn-question')) {
    const handouts = {
      text: materials.includes('text')
        ? { title: 'Un marché imaginaire', text: 'Les halles ouvrent à six heures.' }
        : null,
      questions: materials.includes('drawn-question') ? ['Comment relancer un client ?'] : [],
    };
    await done(setups.save(await savedAs(panel, passageId, { handouts })));
  }
  if (materials.includes('candidate-file')) {
    const bytes = new TextEncoder().encode('%PDF-1.7 dossier fictif');
    await done(setups.attach({ passageId, name: 'dossier.pdf', mediaType: 'application/pdf', bytes }));
  }
}
