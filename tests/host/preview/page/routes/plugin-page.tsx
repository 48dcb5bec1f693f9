// The frame that app pages ask Grafana for: title, actions, content.
import type { PluginPageProps } from '@grafana/runtime';
import { Stack, Text } from '@grafana/ui';

export function PluginPageFrame({ pageNav, renderTitle, subTitle, actions, children }: PluginPageProps) {
  const title = pageNav?.text ?? '';
  return (
    <Stack direction="column" gap={2}>
      <Stack justifyContent="space-between" alignItems="center">
        <div>{renderTitle ? renderTitle(title) : <Text element="h1">{title}</Text>}</div>
        <div>{actions}</div>
      </Stack>
      <div>{subTitle ?? pageNav?.subTitle}</div>
      <div>{children}</div>
    </Stack>
  );
}
