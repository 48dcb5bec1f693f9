// Stand-in for Grafana's text panel.
import { type PanelProps, renderMarkdown, renderTextPanelMarkdown } from '@grafana/data';
import { ScrollContainer } from '@grafana/ui';
import { standIn } from './stand-in.ts';

interface Options {
  readonly mode?: 'markdown' | 'html' | 'code';
  readonly content?: string;
}

function TextPanel({ options: { mode = 'markdown', content = '' }, replaceVariables }: PanelProps<Options>) {
  const text = replaceVariables(content);
  if (mode === 'code') return <pre>{text}</pre>;
  const html = mode === 'html' ? renderMarkdown(text) : renderTextPanelMarkdown(text);
  return (
    <ScrollContainer>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: both functions sanitize */}
      <div className="markdown-html" dangerouslySetInnerHTML={{ __html: html }} />
    </ScrollContainer>
  );
}

export const textPanel = standIn<Options>('text', TextPanel);
