export { PassageScreen } from './passage-screen.tsx';
export { useClock } from './clock/use-clock.ts';
export { ClockStrips } from './clock/clock-strip.tsx';
export { useReminderTones } from './clock/use-reminders.ts';
