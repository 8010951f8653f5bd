/** Where a seat was opened. Each device may hold one open seat of a passage. */
export type DeviceId = string;

export interface OpenedSeat {
  readonly passageId: string;
  readonly jurorId: string;
}

export interface SeatRegistry {
  /** Opens a seat on a device and answers its token; the seat that the device held in this passage closes. */
  open(deviceId: DeviceId, seat: OpenedSeat): string;
  /** The seat that a token opens and the device that opened it, or null once it is closed. */
  find(token: string): HeldSeat | null;
  close(token: string): void;
  /** Closes every seat of a member in a passage, on whichever device. */
  closeMember(passageId: string, jurorId: string): void;
  /** Closes every seat of a member in every passage. */
  closeEverywhere(jurorId: string): void;
}

export interface HeldSeat extends OpenedSeat {
  readonly deviceId: DeviceId;
}

/** Open seats by token, in memory only: they do not outlive the process. */
export function createSeatRegistry(newToken: () => string): SeatRegistry {
  const holdings = new Map<string, HeldSeat>();
  return {
    open: (deviceId, { passageId, jurorId }) => {
      for (const [token, holding] of holdings) {
        const isSameDevice = holding.deviceId === deviceId && holding.passageId === passageId;
        // A member sits in one place at a time: their seat elsewhere closes too.
        const isSameMember = holding.jurorId === jurorId && holding.passageId === passageId;
        if (isSameDevice || isSameMember) holdings.delete(token);
      }
      const token = newToken();
      holdings.set(token, { deviceId, passageId, jurorId });
      return token;
    },
    find: (token) => holdings.get(token) ?? null,
    close: (token) => {
      holdings.delete(token);
    },
    closeMember: (passageId, jurorId) => {
      for (const [token, holding] of holdings) {
        if (holding.passageId === passageId && holding.jurorId === jurorId) holdings.delete(token);
      }
    },
    closeEverywhere: (jurorId) => {
      for (const [token, holding] of holdings) {
        if (holding.jurorId === jurorId) holdings.delete(token);
      }
    },
  };
}
