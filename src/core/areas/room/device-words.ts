/** Devices as journals and minutes name them, in the language of the minutes. */
import { withDe } from '../../../domain/text/elision.ts';
import type { RoomDevice } from '../../db/repos/room-device.repo.ts';

/** "Appareil d’Ondine Tamaris (Tablette)". */
export function deviceOfMember(name: string, { label }: Pick<RoomDevice, 'label'>): string {
  return `Appareil ${withDe(name)} (${label})`;
}

/** That a device writes no more, and why. */
export function endOfDevice(
  name: string,
  device: Pick<RoomDevice, 'label'>,
  { note, reason }: { readonly reason: 'taken-over' | 'released'; readonly note: string },
): string {
  return `${deviceOfMember(name, device)} ${reason === 'released' ? 'retiré' : 'remplacé'}\u00A0: ${note}`;
}
