// The noun "churn": who will leave, how sure, and why.
export * from './risk-band.ts';
