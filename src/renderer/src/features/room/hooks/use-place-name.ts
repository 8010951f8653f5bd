import { useTranslation } from 'react-i18next';
import type { OpenRoom, RoomPlace } from '../../../../../shared/areas/room.ts';

/** What a place is called: the member whose seat it is, or what the device shows. */
export function usePlaceName({ seats }: Pick<OpenRoom, 'seats'>): (place: RoomPlace) => string {
  const { t } = useTranslation('room');
  return (place) =>
    place.role === 'juror'
      ? (seats.find(({ jurorId }) => jurorId === place.jurorId)?.name ?? '')
      : t(`place.${place.role}`);
}
