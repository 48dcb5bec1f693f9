// The Theta method in its forms.
export type { ThetaForm } from './form.ts';
export { thetaForm } from './theta-form.ts';
