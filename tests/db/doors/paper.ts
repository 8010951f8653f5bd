import * as aim from './aim.ts';
import { signedDocumentGenerators } from './generators-archive.ts';
import { isStanding, lockOf } from './reading.ts';
import type { World } from './world.ts';

interface Content {
  readonly members: readonly { readonly id: string; readonly isConsultative: boolean }[];
}

/** The blank pages leave, and a scan comes back for members who are awaited. */
export async function paper(world: World): Promise<void> {
  const { chance, facts } = world;
  const target = chance.of(facts.passages().filter(aim.isOf('signature', 'archived')));
  const lock = target === undefined ? undefined : lockOf(world, target.id);
  if (target === undefined || lock === undefined || !isStanding(world, lock)) return;
  const passageId = target.id;
  await world.ask('signedDocuments', chance.odds(0.5) ? 'printBlank' : 'saveBlank', { passageId });
  const { members } = JSON.parse(lock.content) as Content;
  const signed = new Set(
    facts
      .rows('SELECT juror_id FROM signature WHERE passage_id = ? AND revision = ?', passageId, lock.revision)
      .map((row) => row['juror_id']),
  );
  const awaited = chance.of(members.filter(({ id, isConsultative }) => !isConsultative && !signed.has(id)));
  const request = await signedDocumentGenerators.attach(world);
  if (awaited === undefined || request === null) return;
  const attestedBy = chance.one(members).id;
  await world.ask('signedDocuments', 'attach', {
    ...request,
    passageId,
    attestedBy,
    pin: aim.pinOf(world, attestedBy),
    contentDigest: lock.content_digest,
    jurorIds: [awaited.id],
  });
  const documentId = facts.ids('external_document').at(-1);
  if (documentId === undefined) return;
  await world.ask('signedDocuments', 'read', { documentId });
  const confirmation = { jurorId: attestedBy, pin: aim.pinOf(world, attestedBy) };
  if (chance.odds(0.5)) {
    await world.ask('signedDocuments', 'withdraw', {
      documentId,
      reason: aim.words(world, 'Motif'),
      confirmation,
    });
  }
}
