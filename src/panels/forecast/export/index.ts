// What is seen, to take away: as a table, as data, as a picture.
export { csvOf } from './csv.ts';
export { fileName } from './file-name.ts';
export { jsonOf } from './json.ts';
export { pictureOf } from './picture.ts';
