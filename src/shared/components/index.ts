// Small components that editors and pages share.
export { Disclosure } from './Disclosure.tsx';
export { ProblemAlert } from './ProblemAlert.tsx';
