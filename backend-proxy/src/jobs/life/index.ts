// The life of models: challengers beside champions, their judge, promotion and rollback.
export { completeChallenger } from './complete-challenger.ts';
export { type JudgeDeps, judge, judgeHandler } from './judge.job.ts';
export { promote, rollback, setChampion } from './promote.ts';
export { promoteByHand } from './promote-by-hand.ts';
