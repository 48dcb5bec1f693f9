import { describe, expect, it } from 'vitest';
import { getModel, MODEL_NAMES, MODELS } from './registry.ts';

describe('registry', () => {
  it.each(MODELS.map(m => m.name))('gives %s by its name', name => {
    expect(getModel(name).name).toBe(name);
  });

  it('refuses an unknown name and lists the known ones', () => {
    expect(() => getModel('prophecy')).toThrow(`no model "prophecy"; known: ${MODEL_NAMES.join(', ')}`);
  });
});
