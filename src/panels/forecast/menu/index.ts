// What can be done with the panel, behind one button of its first line.

export { useAlertSubject } from './alert-subject.ts';
export { ForecastMenu } from './ForecastMenu.tsx';
