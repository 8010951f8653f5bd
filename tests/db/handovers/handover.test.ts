import { afterEach, expect, it } from 'vitest';
import { accept } from '../decisions/received-conduct.ts';
import { addPassage, archiveOne, command, receive as arrive } from '../passage-conduct.ts';
import { closePanels, done, openPanel, refusal } from '../passage-panel.ts';
import { fileIn, handOut, playedElsewhere, prepared, receive, seated } from './two-laptops.ts';
import { NEXT_DAY } from '../decisions/received-conduct.ts';

afterEach(closePanels);

it('is handed out, played elsewhere, brought back once, and counts for the session that decides', async () => {
  const origin = await prepared();
  const { panel, passageId, sessionId } = origin;
  const { back, elsewhere, handed, sent, session } = await playedElsewhere(origin);

  expect(sent).toMatchObject({ minutesCount: 1, awaitedCount: 0 });
  const there = await done(elsewhere.handlers.sessions.get({ sessionId: session.sessionId }));
  expect(there).toMatchObject({ title: 'Session des essais', status: 'proposition' });
  expect(there.passages.map(({ candidate }) => candidate.lastName)).toEqual(['Campanule']);
  expect(there.members.map(({ hasPin, name }) => [name, hasPin])).toEqual([
    ['Ondine Tamaris', true],
    ['Barnabé Églantier', true],
  ]);

  const report = await done(panel.handlers.handovers.bringBack({ bytes: back }));
  expect(report).toMatchObject({ sessionId, takenInCount: 1, knownCount: 0, awaitedCount: 0, refused: [] });
  const again = await done(panel.handlers.handovers.bringBack({ bytes: back }));
  expect(again).toMatchObject({ takenInCount: 0, knownCount: 1, refused: [] });

  const minutes = await done(panel.handlers.decisions.foreign({ sessionId }));
  expect(minutes.rows).toMatchObject([{ status: 'to-be-confirmed', unlinkedCount: 0 }]);
  const { number } = minutes.rows[0] ?? {};
  await accept(panel, minutes.rows[0]?.authority.sha256 ?? '');

  const { given } = await done(panel.handlers.handovers.ofSession({ sessionId }));
  expect(given).toMatchObject([
    {
      id: handed.handoverId,
      recipient: 'Salle B',
      passages: [{ passageId, minutes: { number, result: 'Favorable', isUsable: true } }],
      end: null,
    },
  ]);
  // The archive lists it, with where it came from.
  expect(await done(panel.handlers.handovers.returned({}))).toMatchObject({
    count: 1,
    rows: [{ number, candidate: 'Joël Campanule', sessionId, recipient: 'Salle B' }],
  });
  expect((await done(elsewhere.handlers.handovers.returned({}))).count).toBe(0);
  const table = await done(panel.handlers.decisions.table({ sessionId }));
  const row = table.rows.find(({ name }) => name.includes('Campanule'));
  const evidence = row?.blocs.flatMap((bloc) => bloc.evidence);
  expect(evidence).toContainEqual(
    expect.objectContaining({
      testId: 'BC1-oral-defence',
      kind: 'minutes',
      status: 'usable',
      reference: expect.objectContaining({ number }) as unknown,
    }),
  );
});

it('takes along candidates with their files, what they hold, handouts and attachments', async () => {
  const origin = await prepared();
  const { panel, passageId } = origin;
  const file = {
    name: 'note.pdf',
    mediaType: 'application/pdf',
    bytes: new Uint8Array(Buffer.from('%PDF-note')),
  };
  const setup = await done(panel.handlers.setups.attach({ passageId, ...file }));
  const person = await done(panel.handlers.candidates.get({ personId: setup.personId ?? '' }));
  const [enrolment] = person.enrolments;
  const held = [
    {
      blocId: 'BC2',
      source: 'declared' as const,
      reference: 'PV fictif',
      heldOn: '2025-01-02',
      validUntil: null,
    },
  ];
  await done(panel.handlers.candidates.declareHeld({ enrolmentId: enrolment?.id ?? '', held }));
  const handed = await handOut(origin);

  const elsewhere = openPanel(NEXT_DAY);
  const { sessionId } = await receive(elsewhere, handed);
  const { passages } = await done(elsewhere.handlers.sessions.get({ sessionId }));
  const there = await done(elsewhere.handlers.setups.get({ passageId: passages[0]?.id ?? '' }));
  expect(there).toMatchObject({
    candidate: { lastName: 'Campanule', birthDate: '2001-02-03', tutor: 'Gilda Serpolet' },
    caseTitle: 'Ouvrir un compte « cantines »',
    plannedTime: '14:00',
    attachments: [{ name: 'note.pdf' }],
  });
  const candidate = await done(elsewhere.handlers.candidates.get({ personId: there.personId ?? '' }));
  expect(candidate).toMatchObject({ birthName: 'Campanule', enrolments: [{ held }] });
});

it('is received once, however often the file is given, and a second part finds the same person', async () => {
  const origin = await prepared();
  const { panel, passageId, sessionId } = origin;
  const handed = await handOut(origin);
  const elsewhere = openPanel(NEXT_DAY);
  const first = await receive(elsewhere, handed);
  const again = await receive(elsewhere, {
    ...handed,
    code: ` ${handed.code.toLowerCase().replaceAll('-', ' ')}`,
  });
  expect([first.isKnown, again.isKnown]).toEqual([false, true]);
  expect(again.sessionId).toBe(first.sessionId);
  const { count } = await done(elsewhere.handlers.sessions.list({}));
  expect(count).toBe(1);

  const { candidate, personId } = await done(panel.handlers.setups.get({ passageId }));
  const secondTest = await addPassage(panel, sessionId, {
    candidate,
    personId: personId ?? '',
    testId: 'BC3-oral-defence',
  }).catch(() => addPassage(panel, sessionId, { candidate, personId: personId ?? '' }));
  await receive(elsewhere, await handOut(origin, [secondTest]));
  const people = await done(elsewhere.handlers.candidates.list({}));
  expect(people.rows).toMatchObject([{ birthName: 'Campanule', passageCount: 2 }]);
});

it('keeps every door shut here while it is away, and opens them when it is taken back', async () => {
  const origin = await prepared();
  const { jurorIds, otherId, panel, passageId, sessionId } = origin;
  const { handlers } = panel;
  const before = await done(handlers.setups.get({ passageId }));
  const { handoverId } = await handOut(origin);
  const [jurorId = ''] = jurorIds;
  const setup = {
    ...{
      sessionId,
      passageId,
      caseTitle: 'Autre',
      evaluatorChoice: null,
      plannedTime: null,
      importedResults: {},
    },
    candidate: before.candidate,
    testId: before.testId,
    accommodation: { timeMeasure: { kind: 'none' as const }, otherMeasures: [] },
  };
  const note = new Uint8Array(Buffer.from('%PDF-'));
  const doors: readonly (() => Parameters<typeof refusal>[0])[] = [
    () => handlers.passages.declare({ passageId, jurorId, kind: 'no-link', reason: '' }),
    () =>
      handlers.passages.command({
        passageId,
        command: { type: 'record-attendance', status: 'present', note: '' },
      }),
    () => handlers.passages.command({ passageId, command: { type: 'start-phase', phaseId: 'presentation' } }),
    () => handlers.passages.callMember({ passageId, jurorId, presence: 'on-site' }),
    () => handlers.setups.save(setup),
    () => handlers.setups.remove({ passageId }),
    () => handlers.setups.drawQuestion({ passageId }),
    () => handlers.setups.attach({ passageId, name: 'n.pdf', mediaType: 'application/pdf', bytes: note }),
    () => handlers.candidates.linkPassage({ passageId, personId: before.personId ?? '' }),
    () => handlers.handovers.handOut({ sessionId, passageIds: [passageId], jurorIds, recipient: 'Salle C' }),
  ];
  for (const door of doors) expect(await refusal(door())).toBe('passage-away');
  const view = await done(handlers.sessions.get({ sessionId }));
  const { id, version } = view.referentiel;
  const terms = { ...view, sessionId, blocIds: ['BC1'], referentiel: { id, version } };
  const { date, place, title } = view;
  const changed = { sessionId, title, date, place, status: 'decision' as const };
  expect(
    await refusal(
      handlers.sessions.save({ ...changed, blocIds: terms.blocIds, referentiel: terms.referentiel }),
    ),
  ).toBe('session-begun');
  // Nothing behind the application's own back either.
  expect(() =>
    panel.db
      .prepare(
        `INSERT INTO passage_event (passage_id, seq, type, payload, actor, wall_at, mono_ms, origin)
         VALUES (?, 1, 't', '{}', '{}', 1, 1, 'o')`,
      )
      .run(passageId),
  ).toThrow('passage handed out');

  // The other passage of the session goes on.
  await arrive(panel, { sessionId, passageId: otherId, jurorIds });

  const taken = await done(handlers.handovers.takeBack({ handoverId, reason: 'Poste en panne' }));
  expect(taken.given).toMatchObject([{ end: { reason: 'Poste en panne' } }]);
  expect(await refusal(handlers.handovers.takeBack({ handoverId, reason: 'Encore' }))).toBe('handover-ended');
  await arrive(panel, { sessionId, passageId, jurorIds });
  await command(panel, passageId, { type: 'start-phase', phaseId: 'presentation' });
});

it('refuses what comes back after it was taken back, and what came back stays away from here', async () => {
  const origin = await prepared();
  const { panel, passageId, jurorIds, otherId, sessionId } = origin;
  const { back, handed } = await playedElsewhere(origin);
  await done(panel.handlers.handovers.takeBack({ handoverId: handed.handoverId, reason: 'Poste perdu' }));
  expect(await refusal(panel.handlers.handovers.bringBack({ bytes: back }))).toBe('handover-ended');
  expect((await done(panel.handlers.decisions.foreign({ sessionId }))).count).toBe(0);

  // Of two, one comes back; the other is taken back: only that one may begin here.
  const both = await handOut(origin, [passageId, otherId]);
  const elsewhere = openPanel(NEXT_DAY);
  const session = await seated(elsewhere, (await receive(elsewhere, both)).sessionId);
  await archiveOne(elsewhere, session);
  const sent = await done(elsewhere.handlers.handovers.sendBack({ sessionId: session.sessionId }));
  expect(sent).toMatchObject({ minutesCount: 1, awaitedCount: 1 });
  const report = await done(panel.handlers.handovers.bringBack({ bytes: fileIn(sent) }));
  expect(report).toMatchObject({ takenInCount: 1, awaitedCount: 1 });
  await done(panel.handlers.handovers.takeBack({ handoverId: both.handoverId, reason: 'Fin de journée' }));
  const declaration = { jurorId: jurorIds[0] ?? '', kind: 'no-link' as const, reason: '' as const };
  expect(await refusal(panel.handlers.passages.declare({ passageId, ...declaration }))).toBe('passage-away');
  await done(panel.handlers.passages.declare({ passageId: otherId, ...declaration }));
});
