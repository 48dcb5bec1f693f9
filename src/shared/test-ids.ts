// Names by which tests find things on the page.
export const TEST_IDS = {
  forecastPanel: {
    trust: 'foresight-trust-line',
    trustLead: 'foresight-trust-lead',
    trustReasons: 'foresight-trust-reasons',
    chart: 'foresight-forecast-chart',
    tooltip: 'foresight-forecast-tooltip',
    legend: 'foresight-forecast-legend',
    table: 'foresight-series-table',
    notice: 'foresight-notice',
    state: 'foresight-state',
  },
} as const;
