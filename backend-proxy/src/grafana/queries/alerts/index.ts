// What ready alert rules would have done, asked by the drawer before one is created.
export { askAlertPreview } from './ask-alert-preview.ts';
