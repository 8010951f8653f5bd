/** The seat that this window carries from one grid to the one beside. */
import { api } from '../../../lib/api.ts';
import { createSeatCarrier } from './seat-carrier.ts';

export const seatCarrier = createSeatCarrier({
  openBeside: (request) => api.seats.openBeside(request),
  close: (request) => api.seats.close(request),
});
