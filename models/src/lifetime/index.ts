// Customers without a contract: still there, how often, worth what.
export type { ValueOptions } from './customer-value.ts';
export { LEAST_PEOPLE, LEAST_REPEATERS } from './fit-bg-nbd.ts';
export { fitLifetime, type Lifetime, lifetimeFromJSON } from './lifetime.ts';
export type { BgNbd } from './likelihood.ts';
export type { CountInterval } from './purchase-counts.ts';
export { type Customer, customerOf, type Purchases, type Summary, TooFewPurchases } from './purchases.ts';
export type { GammaGamma } from './spend.ts';
export { type LifetimeJson, type LifetimeState, UnknownLifetimeFormat } from './stored.ts';
export { summarize } from './summarize.ts';
