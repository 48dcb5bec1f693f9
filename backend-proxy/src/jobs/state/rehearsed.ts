// A plan is an application that is taken back: it meets every refusal that the real one would.
import type { StoreTrx } from '../../store/index.ts';

type InTransaction = <T>(work: (trx: StoreTrx) => Promise<T>) => Promise<T>;

/** What `work` comes to, with nothing of it kept. @throws whatever it throws */
export async function rehearsed<T>(inTransaction: InTransaction, work: (trx: StoreTrx) => Promise<T>): Promise<T> {
  const undo = new Error('rehearsed');
  const result: T[] = [];
  try {
    await inTransaction(async trx => {
      result.push(await work(trx));
      throw undo;
    });
  } catch (error) {
    if (error !== undo) throw error;
  }
  return result[0]!;
}
