// The box above the picture, where there is something to say first: a failure, a refusal, or a forecast that has run out.
import type { Formats } from '../../../shared/format/index.ts';
import type { Failure } from './failure.ts';
import { Notice } from './Notice.tsx';
import { Progress } from './Progress.tsx';
import type { RefusalView } from './refusal.ts';
import type { StaleView } from './stale.ts';

interface Props {
  readonly failure: Failure | undefined;
  /** Epoch ms since when refreshes fail. */
  readonly since: number | null;
  readonly refusal: RefusalView | undefined;
  readonly stale: StaleView | undefined;
  readonly formats: Formats;
  readonly height: number;
  readonly short: boolean;
}

export function Notices({ failure, since, refusal, stale, formats, height, short }: Props) {
  if (failure) {
    const text = `${ageText(since, formats)} ${failure.text}`.trim();
    return <Notice tone="error" title={failure.title} text={text} height={height} />;
  }
  if (refusal) {
    return (
      <Notice tone="info" title={refusal.title} text={refusal.text} height={height}>
        {refusal.progress && !short && <Progress {...refusal.progress} />}
      </Notice>
    );
  }
  return stale ? <Notice tone="warning" title={stale.title} text={stale.text} height={height} /> : null;
}

const ageText = (since: number | null, f: Formats) =>
  since === null ? '' : `No answer since ${f.date(since, true)}; this is the last picture.`;
