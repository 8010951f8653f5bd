import { contextBridge, ipcRenderer } from 'electron';
import type { IpcRendererEvent } from 'electron';
import { broadcastChannelOf, BROADCASTS, channelOf, contract } from '../shared/contract.ts';
import type { BroadcastName } from '../shared/contract.ts';

const areas = Object.entries(contract).map(([area, endpoints]) => {
  const call = (method: string) => (request: unknown) => ipcRenderer.invoke(channelOf(area, method), request);
  return [area, Object.fromEntries(Object.keys(endpoints).map((method) => [method, call(method)]))] as const;
});

function on(name: BroadcastName, listener: (payload: unknown) => void): () => void {
  if (!BROADCASTS.includes(name)) throw new RangeError('unknown broadcast');
  const relay = (_event: IpcRendererEvent, payload: unknown) => {
    listener(payload);
  };
  ipcRenderer.on(broadcastChannelOf(name), relay);
  return () => {
    ipcRenderer.off(broadcastChannelOf(name), relay);
  };
}

contextBridge.exposeInMainWorld('pupitre', { ...Object.fromEntries(areas), on });
