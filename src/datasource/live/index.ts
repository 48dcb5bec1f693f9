// Answers that keep up with the data.
export { liveAnswers } from './live-answers.ts';
