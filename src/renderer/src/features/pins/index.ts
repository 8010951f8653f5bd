export { ConfirmerField } from './components/confirmer-field.tsx';
export type { Confirmer } from './components/confirmer-field.tsx';
export { MemberPinField } from './components/member-pin-field.tsx';
export { PinReset } from './components/pin-reset.tsx';
export { VoidForm } from './components/void-form.tsx';
