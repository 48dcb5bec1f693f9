// What can be done with the panel, behind one button of its first line.
export { ForecastMenu } from './ForecastMenu.tsx';
