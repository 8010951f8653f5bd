/** What people call a network, by the name that the system gives its interface. */
import type { RoomInterface } from '../../../../shared/areas/room.ts';

/** In the order in which they are proposed. */
export const INTERFACE_KINDS = ['wifi', 'cable', 'network', 'virtual', 'this-computer'] as const;

export type InterfaceKind = (typeof INTERFACE_KINDS)[number];

/** No room is held on a bridge of virtual machines or in a tunnel, though one can be. */
const VIRTUAL =
  /^(docker|br-|veth|virbr|vbox|vmnet|tun|tap|utun|wg|tailscale|zt|vethernet|awdl|llw|bridge)|virtual|wsl|vpn/iu;
const WIFI = /^wl|wi-?fi|sans fil|wireless|airport/iu;
/** "en0" of a Mac is either: it is called a network. */
const CABLE = /^(eth|en[opsx])|ethernet/iu;

export function interfaceKind({
  isLoopback,
  name,
}: Pick<RoomInterface, 'isLoopback' | 'name'>): InterfaceKind {
  if (isLoopback) return 'this-computer';
  if (VIRTUAL.test(name)) return 'virtual';
  if (WIFI.test(name)) return 'wifi';
  return CABLE.test(name) ? 'cable' : 'network';
}

/** Those that a jury would take first. */
export function inOrder(interfaces: readonly RoomInterface[]): readonly RoomInterface[] {
  const rank = (place: RoomInterface) => INTERFACE_KINDS.indexOf(interfaceKind(place));
  return interfaces.toSorted((one, other) => rank(one) - rank(other));
}
