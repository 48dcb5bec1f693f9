// Our own hues beside those of the series, in the shade that each theme's background takes.
import type { GrafanaTheme2 } from '@grafana/data';

export const hues = ({ isDark, visualization }: GrafanaTheme2) => ({
  first: visualization.getColorByName('blue'),
  second: visualization.getColorByName(isDark ? 'orange' : 'dark-orange'),
});
