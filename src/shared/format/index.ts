// Words and numbers as people read them.
export * from './formats.ts';
export * from './step-text.ts';
