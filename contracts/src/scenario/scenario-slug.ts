// The short name that queries and addresses know a scenario by.
import { Type } from 'typebox';

/** As a regular expression: small letters, digits and hyphens, no hyphen first. */
export const SCENARIO_SLUG = '^[a-z0-9][a-z0-9-]{0,62}$';
const LONGEST_SLUG = 63;

export const ScenarioSlug = Type.String({
  minLength: 1,
  maxLength: LONGEST_SLUG,
  pattern: SCENARIO_SLUG,
  description: 'Short name of a scenario: small letters, digits and hyphens, no hyphen first',
});

/** Of a name: "Prix d'été +20 %" is "prix-d-ete-20". Empty where the name has no letter or digit of a slug. */
export const slugOf = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-/, '')
    .slice(0, LONGEST_SLUG)
    .replace(/-$/, '');
