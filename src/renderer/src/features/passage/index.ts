export { PassageScreen } from './passage-screen.tsx';
export { ClockStrips } from './clock/clock-strip.tsx';
export { useReminderTones } from './clock/use-reminders.ts';
