// The what-if query on the browser's side.
export { whatIfKind } from './whatif-kind.ts';
export { NEW_WHATIF_QUERY, type WhatIfQuery } from './whatif-query.ts';
