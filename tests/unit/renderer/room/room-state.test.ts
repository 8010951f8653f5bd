import { describe, expect, it } from 'vitest';
import { inOrder, interfaceKind } from '../../../../src/renderer/src/features/room/interface-kind.ts';
import {
  countRoom,
  isLonely,
  seatState,
  unsentOf,
} from '../../../../src/renderer/src/features/room/room-state.ts';
import { instant } from '../../../../src/domain/time/time.ts';
import type { DeviceView, RoomSeat } from '../../../../src/shared/areas/room.ts';

const device = (part: Partial<DeviceView> = {}): DeviceView => ({
  deviceId: 'd',
  label: 'Tablette',
  admittedAt: instant(1),
  isConnected: true,
  lastContactAt: instant(2),
  awaited: 0,
  isLostInSleep: false,
  ...part,
});

const seat = (jurorId: string, of: DeviceView | null): RoomSeat => ({
  jurorId,
  name: jurorId,
  device: of,
  late: [],
});

const SEATS = [
  seat('desk', null),
  seat('there', device()),
  seat('new', device({ awaited: null })),
  seat('sending', device({ awaited: 3 })),
  seat('silent', device({ isConnected: false, awaited: 2 })),
  seat('slept', device({ isConnected: false, isLostInSleep: true })),
];

describe('a seat', () => {
  it('is where it notes, and how it is heard of', () => {
    const states = ['at-desk', 'connected', 'connected', 'sending', 'silent', 'slept'];
    expect(SEATS.map(seatState)).toEqual(states);
  });

  it('is counted once, and may hold something when the room closes', () => {
    const { seats, silent, slept, there } = countRoom({ seats: SEATS });
    expect([seats, there, silent.map(({ jurorId }) => jurorId)]).toEqual([6, 3, ['silent']]);
    expect(slept.map(({ jurorId }) => jurorId)).toEqual(['slept']);
    // What a silent one said last may not be all that it holds now.
    expect(unsentOf({ seats: SEATS }).map(({ count, jurorId }) => [jurorId, count])).toEqual([
      ['sending', 3],
      ['silent', null],
      ['slept', null],
    ]);
  });
});

describe('a room', () => {
  it('is lonely until a device is heard of or stands at the door', () => {
    const empty = { seats: [seat('a', null)], screens: [], waiting: [] };
    const gone = device({ isConnected: false, lastContactAt: null });
    expect(isLonely(empty)).toBe(true);
    expect(isLonely({ ...empty, seats: [seat('a', gone)] })).toBe(true);
    expect(isLonely({ ...empty, seats: [seat('a', device())] })).toBe(false);
    expect(isLonely({ ...empty, screens: [{ ...device(), role: 'display' }] })).toBe(false);
    const waiting = {
      ...{ waitingId: 'w', label: 'T', remote: '192.0.2.9', since: instant(3), isSeatTaken: false },
      place: { role: 'display' } as const,
    };
    expect(isLonely({ ...empty, waiting: [waiting] })).toBe(false);
  });
});

describe('a network', () => {
  it.each([
    ['wlan0', 'wifi'],
    ['wlp3s0', 'wifi'],
    ['Wi-Fi', 'wifi'],
    ['Connexion réseau sans fil', 'wifi'],
    ['eth0', 'cable'],
    ['enp0s31f6', 'cable'],
    ['enx00e04c', 'cable'],
    ['Ethernet 2', 'cable'],
    ['en0', 'network'],
    ['docker0', 'virtual'],
    ['vEthernet (WSL)', 'virtual'],
    ['utun3', 'virtual'],
    ['VirtualBox Host-Only Network', 'virtual'],
    ['bridge100', 'virtual'],
  ])('%s is %s', (name, kind) => {
    expect(interfaceKind({ name, isLoopback: false })).toBe(kind);
  });

  it('of this computer alone comes last, and Wi-Fi first', () => {
    const place = (name: string, isLoopback = false) => ({
      name,
      address: name,
      prefixLength: 24,
      isLoopback,
    });
    const places = [place('lo', true), place('docker0'), place('eth0'), place('wlan0')];
    expect(inOrder(places).map(({ name }) => name)).toEqual(['wlan0', 'eth0', 'docker0', 'lo']);
  });
});
