/** Entry of a kept thread: it makes, signs and checks documents, one after the other. */
import { parentPort, workerData } from 'node:worker_threads';
import { connectCalls } from '../kernel/calls.ts';
import { doWork } from './do-work.ts';
import type { KeylessSigner, ThreadHelp, ThreadServices } from './thread-services.ts';

const port = parentPort;
if (port === null) throw new Error('this is a thread’s script');
const work = doWork((workerData as { readonly fontsDir: string }).fontsDir);

const services: ThreadServices = {
  ...work,
  signField: (pdf, signing) => work.signField(pdf, { ...signing, signer: withKey(signing.signer) }),
  sealDocument: (pdf, sealing) => work.sealDocument(pdf, { ...sealing, signer: withKey(sealing.signer) }),
};

const { theirs: help } = connectCalls<ThreadHelp>(
  {
    post: (message) => {
      port.postMessage(message);
    },
    onMessage: (listener) => {
      port.on('message', listener);
    },
  },
  { ...services },
);

function withKey(signer: KeylessSigner) {
  return { ...signer, sign: (data: Uint8Array) => help.sign(data) };
}
