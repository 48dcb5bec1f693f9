// What acceptance tests need to use Foresight from outside: processes, files, the API. Nothing of the application.
export { atEnd } from './cleanup.ts';
export { type ForecastRow, gzip, HOUR, hourAt, hourly, parseCsv, wide, writeHourly } from './csv.ts';
export { isWriting } from './database.ts';
export { type Desk, desk, type Ended, type Running } from './foresight.ts';
export { isFree, occupy, postmaster, processes, serversOn } from './processes.ts';
export { everythingIn, put, scratchFolder } from './scratch.ts';
export { type Service, startService } from './service.ts';
export { until } from './until.ts';
