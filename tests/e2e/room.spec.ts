import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { audit } from './accessibility.ts';
import { expect, fr, test } from './browser/fixtures.ts';
import { roomGuest } from './browser/room-guest.ts';
import { goTo } from './pages/desk.ts';
import { bringTo, makeSample, passageOf, showPassage } from './stages.ts';

const JUROR = 'Odile Safran';

/** A port of this machine that nobody has now. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

test('the president opens the room, lets a device in by its code, sees it fall silent, replaces it and closes', async ({
  clock,
  page,
  pages: { room },
}) => {
  const session = await makeSample(page);
  const subject = { page, passageId: passageOf(session, 'Mirabelle') };
  await bringTo(subject, 'presentation');
  await goTo(page, `#/sessions/${session.id}`);
  await page.getByRole('link', { name: fr('room:panel.open') }).click();
  await page.getByRole('radio').first().waitFor();
  await audit(page, 'room, closed');
  await room.open(await freePort());
  await expect(room.seat(JUROR)).toContainText(fr('room:seats.at-desk'));
  // The clock is not lost from sight.
  await expect(page.getByRole('timer')).toBeVisible();

  await room.showCodes();
  await room.choose(JUROR);
  const code = await room.readCode(JUROR);
  await expect(page.getByRole('img', { name: fr('room:codes.image', { place: JUROR }) })).toBeVisible();
  await audit(page, 'codes of the room');
  // Who comes in by a code comes after it was made: it is used from then on.
  await clock.advance(1_000);
  const tablet = await roomGuest(code, 'Tablette');
  await room.admit('Tablette', JUROR);
  await expect(room.card(JUROR)).toContainText(fr('room:codes.has', { label: 'Tablette' }));
  await room.back();
  await expect(room.seat(JUROR)).toContainText(fr('room:seats.connected', { label: 'Tablette' }));
  // Its PIN was not given yet: what is entered waits on the device, and the desk knows how many.
  const text = 'Entrée en matière claire';
  await tablet.outbox.add(subject.passageId, { kind: 'note', noteId: 'n1', competenceId: null, text });
  await expect(room.seat(JUROR)).toContainText(fr('room:seats.sending', { label: 'Tablette', count: 1 }));
  await audit(page, 'room, open');

  tablet.close();
  await expect(room.seat(JUROR)).toContainText('Tablette');
  await expect(room.seat(JUROR)).toContainText(fr('room:seats.held', { count: 1 }));
  await showPassage(subject);
  const strip = page.getByRole('status', { name: fr('room:strip.label') });
  await expect(strip).toContainText(fr('room:strip.silent', { names: JUROR }));
  await audit(page, 'passage, a seat is silent');
  await strip.getByRole('link').click();

  await room.showCodes();
  await room.choose(JUROR);
  await room.anotherCode(JUROR);
  const another = await room.readCode(JUROR);
  await clock.advance(1_000);
  const phone = await roomGuest(another, 'Téléphone');
  await room.takeOver('Téléphone', JUROR);
  await expect(room.card(JUROR)).toContainText(fr('room:codes.has', { label: 'Téléphone' }));
  await room.back();
  await expect(room.seat(JUROR)).toContainText(fr('room:seats.connected', { label: 'Téléphone' }));

  await room.closing().click();
  const dialog = page.getByRole('alertdialog');
  await expect(dialog).toContainText(fr('room:closing.held'));
  await dialog.getByRole('button', { name: fr('room:closing.confirm') }).click();
  await expect(page.getByRole('button', { name: fr('room:opening.confirm') })).toBeVisible();
  phone.close();
});
