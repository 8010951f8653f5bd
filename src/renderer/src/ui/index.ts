export * from './app-frame.tsx';
export * from './button.tsx';
export * from './class-names.ts';
export * from './kbd.tsx';
export * from './layout.tsx';
export * from './page.tsx';
export * from './text-field.tsx';
