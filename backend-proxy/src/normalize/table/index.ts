// Tables of people: one row each, typed columns, and what became of them.
export { type PeopleTable, readPeopleTable, type TableOptions } from './table-file.ts';
