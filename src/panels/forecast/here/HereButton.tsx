// In the first line of a picture without a forecast: the one button that makes one, and that it is on its way.
import { Button } from '@grafana/ui';
import { TEST_IDS } from '../../../shared/test-ids.ts';

interface Props {
  readonly loading: boolean;
  readonly onForecast: () => void;
}

export function HereButton({ loading, onForecast }: Props) {
  return (
    <Button
      size="sm"
      variant="secondary"
      fill="text"
      icon={loading ? 'spinner' : 'chart-line'}
      disabled={loading}
      onClick={onForecast}
      data-testid={TEST_IDS.forecastPanel.here}
    >
      {loading ? 'Forecasting …' : 'Forecast this'}
    </Button>
  );
}
