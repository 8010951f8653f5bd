export { ConfirmerField } from './confirmer-field.tsx';
export type { Confirmer } from './confirmer-field.tsx';
export { PinReset } from './pin-reset.tsx';
