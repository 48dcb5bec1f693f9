// Small components that editors and pages share.
export { Copyable } from './Copyable.tsx';
export { Disclosure } from './Disclosure.tsx';
export { HiddenLabel } from './HiddenLabel.tsx';
export { ProblemAlert } from './ProblemAlert.tsx';
